using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Stateify.Contract;
using Stateify.Evolution;
using Stateify.Types;
using Stateify.Wire;

namespace Stateify.Graph;

/// <summary>One load, or the second half of a clone: the tables of the types. Used by one thread.</summary>
internal sealed class LoadSession : IDisposable
{
    private readonly NoObjects _none;
    private LoadTable?[] _byType;
    private LoadTable[] _tables = [];

    public LoadSession(ImageReader image, LoadOptions options)
    {
        // No type may be registered after their number is taken.
        UntouchedAssemblies.TouchAll();
        _byType = new LoadTable?[StateType.IndexLimit];
        Image = image;
        Context = new LoadContext(options);
        _none = new NoObjects(this);
    }

    public ImageReader Image { get; }

    public LoadContext Context { get; }

    /// <summary>Who waits for the load, if anyone can lose patience.</summary>
    public Watch? Watch => Image.Watch;

    /// <summary>What may be allocated.</summary>
    public LoadBudget Budget { get; init; } = LoadBudget.Unlimited;

    /// <summary>Where the graph starts.</summary>
    public GraphReference Root { get; set; }

    /// <summary>The image's types and what has become of them.</summary>
    public SchemaMatcher Types { get; private set; } = null!;

    /// <summary>The table of no type, for rows that belong to none.</summary>
    public LoadTable Nowhere => _none;

    /// <summary>The tables by their number in the image; number 0, null's, is empty.</summary>
    public ReadOnlySpan<LoadTable> Tables => _tables;

    /// <summary>The table that is being filled; for errors.</summary>
    public LoadTable? CurrentTable { get; private set; }

    /// <summary>The object that is being filled, or the one before the block of rows that is; for errors.</summary>
    public int CurrentOrdinal { get; private set; }

    /// <summary>Takes the image's types, in the order of their numbers from 1.</summary>
    public void SetTypes(SchemaMatcher types)
    {
        Types = types;
        _tables = [_none];
        AddTables();
    }

    /// <summary>Takes the tables of a walk over another graph: this one is to be like it.</summary>
    public void TakeOver(SaveSession walked)
    {
        Context.Originals = walked.Externals;
        _byType = new LoadTable?[StateType.IndexLimit];
        _tables = [_none, .. walked.Tables.Select(table => table.Type.CreateLoadTable(this))];
        foreach (SaveTable table in walked.Tables)
        {
            _tables[table.Id].TakeOver(table);
            _byType[table.Type.Index] = _tables[table.Id];
        }
    }

    /// <summary>Takes an object that the image does not have, of a type that it may not have either.</summary>
    /// <exception cref="StateException">The object's type cannot be saved.</exception>
    public GraphReference Append(object obj)
    {
        StateType type = TypeRegistry.Find(obj.GetType()) ?? throw StateErrors.Unsavable(obj.GetType());
        int id = Types.Introduce(type);
        AddTables();
        return new GraphReference(id, _tables[id].Append(obj));
    }

    private void AddTables()
    {
        int known = _tables.Length;
        Budget.Check(null, (long)(Types.Count - known) * LoadBudget.Reference);
        Array.Resize(ref _tables, Types.Count + 1);
        for (int id = known; id <= Types.Count; id++)
        {
            TypeMatch match = Types.Matches[id - 1];
            LoadTable table = match.Type?.CreateLoadTable(this) ?? new RemovedLoadTable(match.Image, this);
            table.Announce(match);
            Budget.Check(table);
            _tables[id] = table;
            if (match.Type is not null)
                _byType[match.Type.Index] = table;
        }
    }

    public void SetCurrent(LoadTable? table, int ordinal)
    {
        CurrentTable = table;
        CurrentOrdinal = ordinal;
    }

    /// <summary>Begins a phase that goes through some of the tables.</summary>
    public void Begin(StatePhase phase, Func<LoadTable, bool> concerns)
    {
        if (Watch is null)
            return;
        IEnumerable<LoadTable> tables = _tables.Skip(1).Where(concerns);
        Watch.Begin(phase, tables.Sum(static table => (long)table.Count), tables.Sum(static table => (long)table.SectionLength));
    }

    /// <summary>The table of a type; an empty one if the image holds no object of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LoadTable Table(StateType type)
    {
        LoadTable?[] byType = _byType;
        int index = type.Index;
        return (uint)index < (uint)byType.Length && byType[index] is { } table ? table : _none;
    }

    /// <summary>The built objects that wait for others to be complete.</summary>
    public LateObjects? Late { get; set; }

    /// <summary>The table of an object that a row refers to; fails if the object is not there.</summary>
    public LoadTable Find(GraphReference reference) =>
        (uint)reference.Type < (uint)_tables.Length && (uint)reference.Ordinal <= (uint)_tables[reference.Type].Limit
            ? _tables[reference.Type]
            : throw StateErrors.Corrupt("A reference leads to an object that is not there.");

    /// <summary>The object a reference in a row leads to.</summary>
    public object? Resolve(ref byte cell)
    {
        GraphReference reference = Unsafe.ReadUnaligned<GraphReference>(ref cell);
        LoadTable[] tables = _tables;
        if ((uint)reference.Type >= (uint)tables.Length)
            ThrowBadReference(ref cell);
        LoadTable table = tables[reference.Type];
        if ((uint)reference.Ordinal - 1 < (uint)table.Limit)
            return table.Get(reference.Ordinal);
        if (reference.Ordinal != 0)
            ThrowBadReference(ref cell);
        return null;
    }

    /// <summary>The value the loading program provides for a field of the table that is being filled.</summary>
    public T External<T>(string key, string field, ref byte row)
    {
        try
        {
            return Context.GetExternal<T>(key, field, ref row);
        }
        catch (StateException error)
        {
            throw ErrorPlace.Of(this, ref row, field, new StateException(error.Code, error.Problem, typeName: CurrentTable?.Type.Name, field: field));
        }
    }

    [DoesNotReturn]
    public void ThrowBadReference(ref byte cell) =>
        throw ErrorPlace.Of(this, ref cell, StateErrors.Corrupt("A reference leads to an object that is not there."));

    [DoesNotReturn]
    public void ThrowWrongType(object value, Type expected, ref byte cell) =>
        throw ErrorPlace.Of(this, ref cell, StateErrors.WrongType(value.GetType(), expected));

    [DoesNotReturn]
    public void ThrowBadValue(string problem, ref byte cell) =>
        throw ErrorPlace.Of(this, ref cell, StateErrors.Corrupt(problem));

    public void Dispose()
    {
        foreach (LoadTable table in _tables)
            table.Release();
        _tables = [];
    }

    /// <summary>Stands for null's type, and for types the image has no object of.</summary>
    private sealed class NoObjects(LoadSession session) : LoadTable(TypeRegistry.Text, session)
    {
        internal override Int128 SectionLength => 0;

        internal override void Fill()
        {
        }

        internal override void CreateObjects()
        {
        }
    }
}
