using System.ComponentModel;
using Stateify.Codecs;

namespace Stateify.Contract;

/// <summary>A part of an array: a reference to the array, the first element and the number of elements.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArraySegmentColumn<T, TArrayColumn> : IColumn<ArraySegment<T>>
    where TArrayColumn : struct, IColumn<T[]>
{
    /// <inheritdoc/>
    public static int Width => TArrayColumn.Width + 8;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<ArraySegment<T>>(
        ("array", TArrayColumn.Schema), ("offset", Scalar<int>.Schema), ("count", Scalar<int>.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, ArraySegment<T> value)
    {
        TArrayColumn.Write(cell, value.Array);
        cell.Write(TArrayColumn.Width, value.Offset);
        cell.Write(TArrayColumn.Width + 4, value.Count);
    }

    /// <inheritdoc/>
    public static ArraySegment<T> Read(RowReader cell)
    {
        T[]? array = TArrayColumn.Read(cell);
        int offset = cell.Read<int>(TArrayColumn.Width);
        int count = cell.Read<int>(TArrayColumn.Width + 4);
        int length = array?.Length ?? 0;
        if ((uint)offset > (uint)length || (uint)count > (uint)(length - offset))
            cell.ThrowBadValue("A part of an array lies outside of it.");
        return array is null ? default : new ArraySegment<T>(array, offset, count);
    }
}
