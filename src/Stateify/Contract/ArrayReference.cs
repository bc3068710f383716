using System.ComponentModel;
using Stateify.Codecs;

namespace Stateify.Contract;

/// <summary>
/// A reference to an array whose elements are of a sealed type or a value type, so that the array can be of no other type.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArrayReference<T, TColumn> : IColumn<T[]>
    where TColumn : struct, IColumn<T>
{
    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = ColumnSchema.Exact(ArrayTypes<T, TColumn>.Instance);

    /// <inheritdoc/>
    public static void Write(RowWriter cell, T[]? value) =>
        cell.Write(0, value is null ? 0 : cell.Table(ArrayTypes<T, TColumn>.Instance).Ordinal(value));

    /// <inheritdoc/>
    public static T[]? Read(RowReader cell) => cell.ReadExact<T[]>(0, ArrayTypes<T, TColumn>.Instance);
}
