using System.ComponentModel;
using Stateify.Codecs;

namespace Stateify.Contract;

/// <summary>A key and a value, in place.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PairColumn<TKey, TKeyColumn, TValue, TValueColumn> : IColumn<KeyValuePair<TKey, TValue>>
    where TKeyColumn : struct, IColumn<TKey>
    where TValueColumn : struct, IColumn<TValue>
{
    /// <inheritdoc/>
    public static int Width => TKeyColumn.Width + TValueColumn.Width;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } =
        PartsType.SchemaOf<KeyValuePair<TKey, TValue>>(("key", TKeyColumn.Schema), ("value", TValueColumn.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, KeyValuePair<TKey, TValue> value)
    {
        TKeyColumn.Write(cell, value.Key);
        TValueColumn.Write(cell.At(TKeyColumn.Width), value.Value);
    }

    /// <inheritdoc/>
    public static KeyValuePair<TKey, TValue> Read(RowReader cell) =>
        new(TKeyColumn.Read(cell)!, TValueColumn.Read(cell.At(TKeyColumn.Width))!);
}
