using System.ComponentModel;
using Stateify.Codecs;
using Stateify.Memory;

namespace Stateify.Contract;

/// <summary>Pages of a memory file: where they begin, and how many bytes they have.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PageRangeColumn : IColumn<PageRange>
{
    /// <inheritdoc/>
    public static int Width => 16;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<PageRange>(("offset", Scalar<long>.Schema), ("length", Scalar<long>.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, PageRange value)
    {
        cell.Write(0, value.Offset);
        cell.Write(8, value.Length);
    }

    /// <inheritdoc/>
    public static PageRange Read(RowReader cell)
    {
        long offset = cell.Read<long>(0);
        long length = cell.Read<long>(8);
        if ((offset | length) == 0)
            return default;
        if (!PageRange.IsPossible(offset, length))
            cell.ThrowBadValue("A range is not one of whole pages.");
        return new PageRange(offset, length);
    }
}
