using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Stateify.Contract;
using Stateify.Evolution;

namespace Stateify.Graph;

/// <summary>Collections whose elements have rows: lengths, then heads, then the elements of all collections.</summary>
internal sealed class ElementLoadTable(StateType type, IElementType elementType, LoadSession session) : LoadTable(type, session)
{
    private const int LengthWidth = 4;

    // First[n - 1] is the first row of collection n.
    private long[] _first = [];
    private RowSource? _heads;
    private HashSet<int>? _deferred;

    internal override Int128 SectionLength =>
        ((Int128)Count * (LengthWidth + elementType.HeadWidth)) + ((Int128)RowCount * SavedWidth);

    internal override Int128 ClaimedBytes => (Int128)RowCount * elementType.ElementSize;

    /// <summary>Whether the lengths of the collections have been read.</summary>
    public bool HasLengths => _first.Length > 0;

    /// <summary>The first row of a collection, counted over all collections of the table.</summary>
    public long FirstRow(int ordinal) => _first[ordinal - 1];

    public int Length(int ordinal) => (int)(_first[ordinal] - _first[ordinal - 1]);

    /// <summary>The collection that a row is an element of.</summary>
    public int OwnerOf(long row)
    {
        int found = Array.BinarySearch(_first, 0, Count + 1, row);

        // Of collections that begin at the row, all but the last are empty.
        while (found >= 0 && found < Count && _first[found + 1] == row)
            found++;
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>Whether collections refer to a comparer in their heads.</summary>
    public bool HasComparer => elementType.HasComparer;

    /// <summary>Whether there are collections of which <see cref="IsDeferred"/> may be true.</summary>
    public bool HasDeferred => Type.IsDeferred || _deferred is not null;

    /// <summary>Whether a collection is filled only when something it reaches is complete.</summary>
    public bool IsDeferred(int ordinal) => Type.IsDeferred || (_deferred is not null && _deferred.Contains(ordinal));

    /// <summary>Leaves a collection for later.</summary>
    public void Defer(int ordinal) => (_deferred ??= []).Add(ordinal);

    /// <summary>The reference to a collection's comparer; null for the default one.</summary>
    public GraphReference Comparer(int ordinal) => MemoryMarshal.Read<GraphReference>(Head(ordinal));

    internal override void Fill()
    {
        if (Type.IsDeferred || Type.IsBuilt)
            return;
        try
        {
            for (int ordinal = 1; ordinal <= Count; ordinal++)
            {
                if (ordinal % ObjectsBetweenTicks == 0)
                    Session.Budget.Check(this);
                if (_deferred is null || !_deferred.Contains(ordinal))
                    Fill(ordinal);
            }
        }
        catch (Exception exception) when (elementType.HasComparer && IsOfUser(exception))
        {
            // A struct's own GetHashCode need not bear what a damaged image makes of its fields.
            throw ErrorPlace.Of(
                Session, this, Session.CurrentOrdinal, StateErrors.HookFailed("GetHashCode or Equals of a key", exception));
        }
    }

    /// <summary>Fills one collection.</summary>
    internal void Fill(int ordinal)
    {
        Session.SetCurrent(this, ordinal);
        ElementReader elements = new(this, ordinal);
        elementType.LoadElements(Objects[ordinal]!, ref elements);
    }

    internal override void Announce(TypeMatch match)
    {
        base.Announce(match);
        if (elementType.HeadWidth > 0)
            _heads = new ImageRows(Image, elementType.HeadWidth);
    }

    internal override void Place(long offset)
    {
        base.Place(offset);
        _heads?.Place(offset + (Count * (long)LengthWidth));
        Source.Place(offset + (Count * (long)(LengthWidth + elementType.HeadWidth)));
    }

    internal override void TakeOver(SaveTable walked)
    {
        base.TakeOver(walked);
        ElementTable collections = (ElementTable)walked;
        _first = collections.FirstRows;
        if (collections.Heads is { } heads)
            _heads = new WalkedRows(heads);
    }

    /// <summary>Runs the hooks of the elements of one collection, which is filled.</summary>
    internal void RunAfterLoad(int ordinal)
    {
        ElementReader elements = new(this, ordinal);
        elementType.RunAfterLoad(Objects[ordinal]!, ref elements, Session.Context);
    }

    /// <summary>Reads the lengths of the collections, unless a walk has counted them.</summary>
    internal void ReadLengths()
    {
        if (HasLengths)
            return;
        _first = new long[Count + 1];
        long row = 0;
        for (int ordinal = 1; ordinal <= Count;)
        {
            ReadOnlySpan<byte> lengths = Image.Rows(Offset + ((ordinal - 1L) * LengthWidth), LengthWidth, Count - ordinal + 1);
            for (; lengths.Length > 0; lengths = lengths[LengthWidth..])
            {
                uint length = BinaryPrimitives.ReadUInt32LittleEndian(lengths);
                row += length;
                if (length > int.MaxValue || row > RowCount)
                    throw StateErrors.Corrupt($"The collections of type {Type.Name} have more elements than the image announces.");
                _first[ordinal++] = row;
            }
        }

        if (row != RowCount)
            throw StateErrors.Corrupt($"The collections of type {Type.Name} have fewer elements than the image announces.");
    }

    internal override void CreateObjects()
    {
        if (HasComparer)
            DeferUntilComparers();
        object?[] objects = Objects;
        if (Type.IsBuilt)
            return;

        for (int ordinal = 1; ordinal <= Count; ordinal++)
        {
            if (ordinal % ObjectsBetweenTicks == 0)
                Tick(ordinal);
            if (HasAdopted && objects[ordinal] is { } adopted)
                Prepare(adopted, ordinal);
            else
                objects[ordinal] = elementType.Create(Length(ordinal), new RowReader(Head(ordinal), this));
        }
    }

    private void Tick(int ordinal)
    {
        Session.Watch?.Tick(StatePhase.Create, ordinal, ordinal * (long)(LengthWidth + elementType.HeadWidth));
        Session.Budget.Check(this);
    }

    /// <summary>An object of a derived class has been made already, and compares as it does.</summary>
    private void Prepare(object adopted, int ordinal)
    {
        if (HasComparer && Comparer(ordinal).Ordinal != 0)
            throw StateErrors.Corrupt($"An object of type {adopted.GetType()} has a comparer.");
        elementType.Prepare(adopted, Length(ordinal));
    }

    private protected override object BuildObject(int ordinal)
    {
        ElementReader elements = new(this, ordinal);
        return elementType.Build(new RowReader(Head(ordinal), this), ref elements);
    }

    private ReadOnlySpan<byte> Head(int ordinal) => _heads is null ? default : _heads.Row(ordinal - 1);

    /// <summary>A comparer with a row of its own must be complete before anything is compared by it.</summary>
    private void DeferUntilComparers()
    {
        for (int ordinal = 1; ordinal <= Count && !Type.IsDeferred; ordinal++)
        {
            GraphReference comparer = Comparer(ordinal);
            if ((uint)comparer.Type < (uint)Session.Tables.Length && Session.Tables[comparer.Type].Type.Kind == StateTypeKind.Class)
                Defer(ordinal);
        }
    }
}
