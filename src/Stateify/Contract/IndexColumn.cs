using System.ComponentModel;
using Stateify.Codecs;

namespace Stateify.Contract;

/// <summary>A place counted from the start, or, as the complement of the number, from the end.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IndexColumn : IColumn<Index>
{
    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<Index>(("value", Scalar<int>.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, Index value) => cell.Write(0, value.IsFromEnd ? ~value.Value : value.Value);

    /// <inheritdoc/>
    public static Index Read(RowReader cell)
    {
        int value = cell.Read<int>(0);
        return value < 0 ? new Index(~value, fromEnd: true) : new Index(value);
    }
}
