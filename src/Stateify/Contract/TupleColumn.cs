using System.ComponentModel;
using Stateify.Codecs;

namespace Stateify.Contract;

/// <summary>A tuple of one value, in place.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleColumn<T1, TColumn1> : IColumn<ValueTuple<T1>>
    where TColumn1 : struct, IColumn<T1>
{
    /// <inheritdoc/>
    public static int Width => TColumn1.Width;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<ValueTuple<T1>>(("Item1", TColumn1.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, ValueTuple<T1> value) => TColumn1.Write(cell, value.Item1);

    /// <inheritdoc/>
    public static ValueTuple<T1> Read(RowReader cell) => new(TColumn1.Read(cell)!);
}

/// <summary>A tuple of two values, in place.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleColumn<T1, TColumn1, T2, TColumn2> : IColumn<ValueTuple<T1, T2>>
    where TColumn1 : struct, IColumn<T1>
    where TColumn2 : struct, IColumn<T2>
{
    /// <inheritdoc/>
    public static int Width => TColumn1.Width + TColumn2.Width;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<ValueTuple<T1, T2>>(("Item1", TColumn1.Schema), ("Item2", TColumn2.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, ValueTuple<T1, T2> value)
    {
        TColumn1.Write(cell, value.Item1);
        cell = cell.At(TColumn1.Width);
        TColumn2.Write(cell, value.Item2);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2> Read(RowReader cell)
    {
        ValueTuple<T1, T2> value = default;
        value.Item1 = TColumn1.Read(cell)!;
        cell = cell.At(TColumn1.Width);
        value.Item2 = TColumn2.Read(cell)!;
        return value;
    }
}

/// <summary>A tuple of three values, in place.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleColumn<T1, TColumn1, T2, TColumn2, T3, TColumn3> : IColumn<ValueTuple<T1, T2, T3>>
    where TColumn1 : struct, IColumn<T1>
    where TColumn2 : struct, IColumn<T2>
    where TColumn3 : struct, IColumn<T3>
{
    /// <inheritdoc/>
    public static int Width => TColumn1.Width + TColumn2.Width + TColumn3.Width;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<ValueTuple<T1, T2, T3>>(("Item1", TColumn1.Schema), ("Item2", TColumn2.Schema), ("Item3", TColumn3.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, ValueTuple<T1, T2, T3> value)
    {
        TColumn1.Write(cell, value.Item1);
        cell = cell.At(TColumn1.Width);
        TColumn2.Write(cell, value.Item2);
        cell = cell.At(TColumn2.Width);
        TColumn3.Write(cell, value.Item3);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3> Read(RowReader cell)
    {
        ValueTuple<T1, T2, T3> value = default;
        value.Item1 = TColumn1.Read(cell)!;
        cell = cell.At(TColumn1.Width);
        value.Item2 = TColumn2.Read(cell)!;
        cell = cell.At(TColumn2.Width);
        value.Item3 = TColumn3.Read(cell)!;
        return value;
    }
}

/// <summary>A tuple of four values, in place.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleColumn<T1, TColumn1, T2, TColumn2, T3, TColumn3, T4, TColumn4> : IColumn<ValueTuple<T1, T2, T3, T4>>
    where TColumn1 : struct, IColumn<T1>
    where TColumn2 : struct, IColumn<T2>
    where TColumn3 : struct, IColumn<T3>
    where TColumn4 : struct, IColumn<T4>
{
    /// <inheritdoc/>
    public static int Width => TColumn1.Width + TColumn2.Width + TColumn3.Width + TColumn4.Width;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<ValueTuple<T1, T2, T3, T4>>(
        ("Item1", TColumn1.Schema),
        ("Item2", TColumn2.Schema),
        ("Item3", TColumn3.Schema),
        ("Item4", TColumn4.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, ValueTuple<T1, T2, T3, T4> value)
    {
        TColumn1.Write(cell, value.Item1);
        cell = cell.At(TColumn1.Width);
        TColumn2.Write(cell, value.Item2);
        cell = cell.At(TColumn2.Width);
        TColumn3.Write(cell, value.Item3);
        cell = cell.At(TColumn3.Width);
        TColumn4.Write(cell, value.Item4);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3, T4> Read(RowReader cell)
    {
        ValueTuple<T1, T2, T3, T4> value = default;
        value.Item1 = TColumn1.Read(cell)!;
        cell = cell.At(TColumn1.Width);
        value.Item2 = TColumn2.Read(cell)!;
        cell = cell.At(TColumn2.Width);
        value.Item3 = TColumn3.Read(cell)!;
        cell = cell.At(TColumn3.Width);
        value.Item4 = TColumn4.Read(cell)!;
        return value;
    }
}
