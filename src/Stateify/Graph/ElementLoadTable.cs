using System.Buffers.Binary;
using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>Collections whose elements have rows: lengths, then heads, then the elements of all collections.</summary>
internal sealed class ElementLoadTable(StateType type, IElementType elementType, LoadSession session) : LoadTable(type, session)
{
    private const int LengthWidth = 4;

    // First[n - 1] is the first row of collection n.
    private long[] _first = [];

    internal override Int128 SectionLength =>
        ((Int128)Count * (LengthWidth + elementType.HeadWidth)) + ((Int128)RowCount * Type.Width);

    /// <summary>Whether the lengths of the collections have been read.</summary>
    public bool HasLengths => _first.Length > 0;

    /// <summary>The first row of a collection, counted over all collections of the table.</summary>
    public long FirstRow(int ordinal) => _first[ordinal - 1];

    public int Length(int ordinal) => (int)(_first[ordinal] - _first[ordinal - 1]);

    /// <summary>The offset of a row in the image.</summary>
    public long RowOffset(long row) => Offset + (Count * (long)(LengthWidth + elementType.HeadWidth)) + (row * Type.Width);

    internal override void Fill()
    {
        if (Type.IsDeferred)
            return;
        try
        {
            for (int ordinal = 1; ordinal <= Count; ordinal++)
                Fill(ordinal);
        }
        catch (Exception exception) when (Type.Kind is StateTypeKind.Set or StateTypeKind.Map && exception is not StateException)
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

    /// <summary>Runs the hooks of the elements of one collection, which is filled.</summary>
    internal void RunAfterLoad(int ordinal)
    {
        ElementReader elements = new(this, ordinal);
        elementType.RunAfterLoad(Objects[ordinal]!, ref elements, Session.Context);
    }

    private protected override void CreateObjects()
    {
        ReadLengths();
        object?[] objects = Objects;
        long heads = Offset + ((long)Count * LengthWidth);
        int headWidth = elementType.HeadWidth;
        for (int ordinal = 1; ordinal <= Count; ordinal++)
        {
            ReadOnlySpan<byte> head = headWidth == 0 ? default : Image.Bytes(heads + ((ordinal - 1L) * headWidth), headWidth);
            objects[ordinal] = elementType.Create(Length(ordinal), new RowReader(head, this));
        }
    }

    private void ReadLengths()
    {
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
}
