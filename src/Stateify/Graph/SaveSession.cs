using System.Runtime.CompilerServices;
using Stateify.Contract;
using Stateify.Types;

namespace Stateify.Graph;

/// <summary>
/// One save: the tables of the types found so far and the work that is left. Used by one thread. Any number of sessions may
/// run at once; the first of them may stamp ordinals into objects, the others look objects up by reference.
/// </summary>
internal sealed class SaveSession : IDisposable
{
    private static int _stampsTaken;

    private readonly List<SaveTable> _tables = [];
    private SaveTable?[] _byType = new SaveTable?[StateType.IndexLimit];
    private readonly List<(IWeakType Type, RowTable Table, int Ordinal)> _weak = [];
    private Type? _lastClrType;
    private SaveTable? _lastTable;

    public SaveSession(SaveOptions options)
    {
        UntouchedAssemblies.TouchAll();
        OwnsStamps = Interlocked.CompareExchange(ref _stampsTaken, 1, 0) == 0;
        Watch = Watch.Create(options.CancellationToken, options.Progress);
    }

    /// <summary>Who waits for the save, if anyone can lose patience.</summary>
    public Watch? Watch { get; }

    public bool OwnsStamps { get; private set; }

    /// <summary>Where to note what external fields hold, if anyone wants to know.</summary>
    public OriginalExternals? Externals { get; init; }

    /// <summary>Where the largest table's rows go at once, if that is known.</summary>
    public RowsInPlace? Place { get; init; }

    public WorkStack Work { get; } = new();

    /// <summary>The tables in the order of their numbers, which start at 1.</summary>
    public IReadOnlyList<SaveTable> Tables => _tables;

    /// <summary>The table that is being drained; for errors.</summary>
    public SaveTable? CurrentTable { get; private set; }

    /// <summary>The cell of the current row where a reference could not be written; for errors.</summary>
    public nint FailedOffset { get; private set; } = -1;

    /// <summary>The table of a type, made when its first object is found.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SaveTable Table(StateType type)
    {
        SaveTable?[] byType = _byType;
        int index = type.Index;
        return (uint)index < (uint)byType.Length && byType[index] is { } table ? table : AddTable(type);
    }

    /// <summary>The number of a type; 0 if no object of it has been found.</summary>
    public int IdOf(StateType type) => type.Index < _byType.Length && _byType[type.Index] is { } table ? table.Id : 0;

    /// <summary>The reference to an object of any type.</summary>
    public GraphReference Reference(object obj, ref byte cell)
    {
        Type clrType = obj.GetType();
        SaveTable table = ReferenceEquals(clrType, _lastClrType) ? _lastTable! : FindTable(clrType, ref cell);
        return new GraphReference(table.Id, table.Type.OrdinalOf(obj, table));
    }

    /// <summary>Writes rows until every object found has one.</summary>
    public void Drain()
    {
        for (int next = Work.NextTable; next != 0; next = Work.NextTable)
        {
            CurrentTable = _tables[next - 1];
            CurrentTable.Drain();
        }

        CurrentTable = null;
        ResolveWeak();
    }

    /// <summary>The objects found so far and the bytes they take. Not while one is being added.</summary>
    public (long Objects, long Bytes) Measure()
    {
        long objects = 0;
        long bytes = 0;
        foreach (SaveTable table in _tables)
        {
            objects += table.Count;
            bytes += table.SectionLength;
        }

        return (objects, bytes);
    }

    /// <summary>Leaves a weak reference until it is known which objects are reached without it.</summary>
    public void Await(IWeakType type, RowTable table, int ordinal) => _weak.Add((type, table, ordinal));

    /// <summary>Forgets every object, for another pass over a graph that hooks have changed.</summary>
    public void Reset()
    {
        Work.Clear();
        foreach (SaveTable table in _tables)
        {
            _byType[table.Type.Index] = null;
            table.Release();
        }

        _tables.Clear();
        _weak.Clear();
        Externals?.Clear();
        _lastClrType = null;
        _lastTable = null;
    }

    public void Dispose()
    {
        foreach (SaveTable table in _tables)
            table.Release();
        _tables.Clear();
        ReleaseStamps();
    }

    /// <summary>Lets another save stamp objects: this one finds no more.</summary>
    public void ReleaseStamps()
    {
        if (OwnsStamps)
            Volatile.Write(ref _stampsTaken, 0);
        OwnsStamps = false;
    }

    private void ResolveWeak()
    {
        foreach ((IWeakType type, RowTable table, int ordinal) in _weak)
        {
            Watch?.Tick();
            GraphReference target = type.TargetOf(table.Objects[ordinal]!) is { } obj ? Find(obj) : default;
            new RowWriter(ref table.Rows.Row(ordinal - 1), table).Write(0, target);
        }
    }

    /// <summary>The reference to an object that has been found, or null.</summary>
    private GraphReference Find(object obj)
    {
        if (TypeRegistry.Find(obj.GetType()) is not { } type || type.Index >= _byType.Length || _byType[type.Index] is not { } table)
            return default;
        int ordinal = table.Find(obj);
        return ordinal == 0 ? default : new GraphReference(table.Id, ordinal);
    }

    private SaveTable AddTable(StateType type)
    {
        if (type.Index >= _byType.Length)
            Array.Resize(ref _byType, StateType.IndexLimit);
        if (!type.RunsStructHooks && (type.NeedsSaveHooks || type.NeedsLoadHooks))
            throw StateErrors.HooksOfCopies(type.Name);
        SaveTable table = type.CreateSaveTable(this);
        _tables.Add(table);
        table.Id = _tables.Count;
        _byType[type.Index] = table;
        Place?.Offer(table);
        return table;
    }

    private SaveTable FindTable(Type clrType, ref byte cell)
    {
        if (TypeRegistry.Find(clrType) is not { } type)
        {
            if (CurrentTable is RowTable rows)
                FailedOffset = Unsafe.ByteOffset(ref rows.Rows.Row(rows.CurrentOrdinal - 1), ref cell);
            throw StateErrors.Unsavable(clrType);
        }

        SaveTable table = Table(type);
        _lastClrType = clrType;
        _lastTable = table;
        return table;
    }
}
