using System.ComponentModel;
using Stateify.Codecs;

namespace Stateify.Contract;

/// <summary>Seven values and those after them, in place.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleColumn<
    T1, TColumn1,
    T2, TColumn2,
    T3, TColumn3,
    T4, TColumn4,
    T5, TColumn5,
    T6, TColumn6,
    T7, TColumn7,
    TRest, TColumnRest> : IColumn<ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>>
    where TRest : struct
    where TColumn1 : struct, IColumn<T1>
    where TColumn2 : struct, IColumn<T2>
    where TColumn3 : struct, IColumn<T3>
    where TColumn4 : struct, IColumn<T4>
    where TColumn5 : struct, IColumn<T5>
    where TColumn6 : struct, IColumn<T6>
    where TColumn7 : struct, IColumn<T7>
    where TColumnRest : struct, IColumn<TRest>
{
    /// <inheritdoc/>
    public static int Width =>
        TColumn1.Width + TColumn2.Width + TColumn3.Width + TColumn4.Width + TColumn5.Width
        + TColumn6.Width + TColumn7.Width + TColumnRest.Width;

    /// <inheritdoc/>
    public static ColumnSchema Schema { get; } = PartsType.SchemaOf<ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>>(
        ("Item1", TColumn1.Schema),
        ("Item2", TColumn2.Schema),
        ("Item3", TColumn3.Schema),
        ("Item4", TColumn4.Schema),
        ("Item5", TColumn5.Schema),
        ("Item6", TColumn6.Schema),
        ("Item7", TColumn7.Schema),
        ("Rest", TColumnRest.Schema));

    /// <inheritdoc/>
    public static void Write(RowWriter cell, ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> value)
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
        cell = cell.At(TColumn7.Width);
        TColumnRest.Write(cell, value.Rest);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> Read(RowReader cell)
    {
        ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> value = default;
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
        cell = cell.At(TColumn7.Width);
        value.Rest = TColumnRest.Read(cell);
        return value;
    }
}
