using System.ComponentModel;
using Stateify.Codecs;

namespace Stateify.Contract;

/// <summary>A tuple of five values, in place.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleColumn<T1, TColumn1, T2, TColumn2, T3, TColumn3, T4, TColumn4, T5, TColumn5> : IColumn<ValueTuple<T1, T2, T3, T4, T5>>
    where TColumn1 : struct, IColumn<T1>
    where TColumn2 : struct, IColumn<T2>
    where TColumn3 : struct, IColumn<T3>
    where TColumn4 : struct, IColumn<T4>
    where TColumn5 : struct, IColumn<T5>
{
    /// <inheritdoc/>
    public static int Width => TColumn1.Width + TColumn2.Width + TColumn3.Width + TColumn4.Width + TColumn5.Width;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<ValueTuple<T1, T2, T3, T4, T5>>(
        ("Item1", TColumn1.Schema),
        ("Item2", TColumn2.Schema),
        ("Item3", TColumn3.Schema),
        ("Item4", TColumn4.Schema),
        ("Item5", TColumn5.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, ValueTuple<T1, T2, T3, T4, T5> value)
    {
        TColumn1.Write(cell, value.Item1);
        cell = cell.At(TColumn1.Width);
        TColumn2.Write(cell, value.Item2);
        cell = cell.At(TColumn2.Width);
        TColumn3.Write(cell, value.Item3);
        cell = cell.At(TColumn3.Width);
        TColumn4.Write(cell, value.Item4);
        cell = cell.At(TColumn4.Width);
        TColumn5.Write(cell, value.Item5);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3, T4, T5> Read(RowReader cell)
    {
        ValueTuple<T1, T2, T3, T4, T5> value = default;
        value.Item1 = TColumn1.Read(cell)!;
        cell = cell.At(TColumn1.Width);
        value.Item2 = TColumn2.Read(cell)!;
        cell = cell.At(TColumn2.Width);
        value.Item3 = TColumn3.Read(cell)!;
        cell = cell.At(TColumn3.Width);
        value.Item4 = TColumn4.Read(cell)!;
        cell = cell.At(TColumn4.Width);
        value.Item5 = TColumn5.Read(cell)!;
        return value;
    }
}

/// <summary>A tuple of six values, in place.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleColumn<
    T1, TColumn1,
    T2, TColumn2,
    T3, TColumn3,
    T4, TColumn4,
    T5, TColumn5,
    T6, TColumn6> : IColumn<ValueTuple<T1, T2, T3, T4, T5, T6>>
    where TColumn1 : struct, IColumn<T1>
    where TColumn2 : struct, IColumn<T2>
    where TColumn3 : struct, IColumn<T3>
    where TColumn4 : struct, IColumn<T4>
    where TColumn5 : struct, IColumn<T5>
    where TColumn6 : struct, IColumn<T6>
{
    /// <inheritdoc/>
    public static int Width =>
        TColumn1.Width + TColumn2.Width + TColumn3.Width + TColumn4.Width + TColumn5.Width
        + TColumn6.Width;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<ValueTuple<T1, T2, T3, T4, T5, T6>>(
        ("Item1", TColumn1.Schema),
        ("Item2", TColumn2.Schema),
        ("Item3", TColumn3.Schema),
        ("Item4", TColumn4.Schema),
        ("Item5", TColumn5.Schema),
        ("Item6", TColumn6.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, ValueTuple<T1, T2, T3, T4, T5, T6> value)
    {
        TColumn1.Write(cell, value.Item1);
        cell = cell.At(TColumn1.Width);
        TColumn2.Write(cell, value.Item2);
        cell = cell.At(TColumn2.Width);
        TColumn3.Write(cell, value.Item3);
        cell = cell.At(TColumn3.Width);
        TColumn4.Write(cell, value.Item4);
        cell = cell.At(TColumn4.Width);
        TColumn5.Write(cell, value.Item5);
        cell = cell.At(TColumn5.Width);
        TColumn6.Write(cell, value.Item6);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3, T4, T5, T6> Read(RowReader cell)
    {
        ValueTuple<T1, T2, T3, T4, T5, T6> value = default;
        value.Item1 = TColumn1.Read(cell)!;
        cell = cell.At(TColumn1.Width);
        value.Item2 = TColumn2.Read(cell)!;
        cell = cell.At(TColumn2.Width);
        value.Item3 = TColumn3.Read(cell)!;
        cell = cell.At(TColumn3.Width);
        value.Item4 = TColumn4.Read(cell)!;
        cell = cell.At(TColumn4.Width);
        value.Item5 = TColumn5.Read(cell)!;
        cell = cell.At(TColumn5.Width);
        value.Item6 = TColumn6.Read(cell)!;
        return value;
    }
}

/// <summary>A tuple of seven values, in place.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleColumn<
    T1, TColumn1,
    T2, TColumn2,
    T3, TColumn3,
    T4, TColumn4,
    T5, TColumn5,
    T6, TColumn6,
    T7, TColumn7> : IColumn<ValueTuple<T1, T2, T3, T4, T5, T6, T7>>
    where TColumn1 : struct, IColumn<T1>
    where TColumn2 : struct, IColumn<T2>
    where TColumn3 : struct, IColumn<T3>
    where TColumn4 : struct, IColumn<T4>
    where TColumn5 : struct, IColumn<T5>
    where TColumn6 : struct, IColumn<T6>
    where TColumn7 : struct, IColumn<T7>
{
    /// <inheritdoc/>
    public static int Width =>
        TColumn1.Width + TColumn2.Width + TColumn3.Width + TColumn4.Width + TColumn5.Width
        + TColumn6.Width + TColumn7.Width;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<ValueTuple<T1, T2, T3, T4, T5, T6, T7>>(
        ("Item1", TColumn1.Schema),
        ("Item2", TColumn2.Schema),
        ("Item3", TColumn3.Schema),
        ("Item4", TColumn4.Schema),
        ("Item5", TColumn5.Schema),
        ("Item6", TColumn6.Schema),
        ("Item7", TColumn7.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, ValueTuple<T1, T2, T3, T4, T5, T6, T7> value)
    {
        TColumn1.Write(cell, value.Item1);
        cell = cell.At(TColumn1.Width);
        TColumn2.Write(cell, value.Item2);
        cell = cell.At(TColumn2.Width);
        TColumn3.Write(cell, value.Item3);
        cell = cell.At(TColumn3.Width);
        TColumn4.Write(cell, value.Item4);
        cell = cell.At(TColumn4.Width);
        TColumn5.Write(cell, value.Item5);
        cell = cell.At(TColumn5.Width);
        TColumn6.Write(cell, value.Item6);
        cell = cell.At(TColumn6.Width);
        TColumn7.Write(cell, value.Item7);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3, T4, T5, T6, T7> Read(RowReader cell)
    {
        ValueTuple<T1, T2, T3, T4, T5, T6, T7> value = default;
        value.Item1 = TColumn1.Read(cell)!;
        cell = cell.At(TColumn1.Width);
        value.Item2 = TColumn2.Read(cell)!;
        cell = cell.At(TColumn2.Width);
        value.Item3 = TColumn3.Read(cell)!;
        cell = cell.At(TColumn3.Width);
        value.Item4 = TColumn4.Read(cell)!;
        cell = cell.At(TColumn4.Width);
        value.Item5 = TColumn5.Read(cell)!;
        cell = cell.At(TColumn5.Width);
        value.Item6 = TColumn6.Read(cell)!;
        cell = cell.At(TColumn6.Width);
        value.Item7 = TColumn7.Read(cell)!;
        return value;
    }
}
