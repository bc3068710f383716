using Stateify.Contract;

namespace Stateify.Codecs;

/// <summary>Tuples that are objects.</summary>
internal readonly struct TupleParts<
    T1, TColumn1,
    T2, TColumn2,
    T3, TColumn3,
    T4, TColumn4,
    T5, TColumn5,
    T6, TColumn6> : IBuilt<Tuple<T1, T2, T3, T4, T5, T6>>
    where TColumn1 : struct, IColumn<T1>
    where TColumn2 : struct, IColumn<T2>
    where TColumn3 : struct, IColumn<T3>
    where TColumn4 : struct, IColumn<T4>
    where TColumn5 : struct, IColumn<T5>
    where TColumn6 : struct, IColumn<T6>
{
    public static int Width =>
        TColumn1.Width + TColumn2.Width + TColumn3.Width + TColumn4.Width + TColumn5.Width
        + TColumn6.Width;

    public static void Describe(SchemaBuilder schema)
    {
        schema.Add("Item1", TColumn1.Schema);
        schema.Add("Item2", TColumn2.Schema);
        schema.Add("Item3", TColumn3.Schema);
        schema.Add("Item4", TColumn4.Schema);
        schema.Add("Item5", TColumn5.Schema);
        schema.Add("Item6", TColumn6.Schema);
    }

    public static void Save(Tuple<T1, T2, T3, T4, T5, T6> obj, RowWriter row)
    {
        TColumn1.Write(row, obj.Item1);
        row = row.At(TColumn1.Width);
        TColumn2.Write(row, obj.Item2);
        row = row.At(TColumn2.Width);
        TColumn3.Write(row, obj.Item3);
        row = row.At(TColumn3.Width);
        TColumn4.Write(row, obj.Item4);
        row = row.At(TColumn4.Width);
        TColumn5.Write(row, obj.Item5);
        row = row.At(TColumn5.Width);
        TColumn6.Write(row, obj.Item6);
    }

    public static Tuple<T1, T2, T3, T4, T5, T6> Build(RowReader row)
    {
        T1 item1 = TColumn1.Read(row)!;
        row = row.At(TColumn1.Width);
        T2 item2 = TColumn2.Read(row)!;
        row = row.At(TColumn2.Width);
        T3 item3 = TColumn3.Read(row)!;
        row = row.At(TColumn3.Width);
        T4 item4 = TColumn4.Read(row)!;
        row = row.At(TColumn4.Width);
        T5 item5 = TColumn5.Read(row)!;
        row = row.At(TColumn5.Width);
        T6 item6 = TColumn6.Read(row)!;
        return new(item1, item2, item3, item4, item5, item6);
    }
}

/// <summary>Tuples that are objects.</summary>
internal readonly struct TupleParts<
    T1, TColumn1,
    T2, TColumn2,
    T3, TColumn3,
    T4, TColumn4,
    T5, TColumn5,
    T6, TColumn6,
    T7, TColumn7> : IBuilt<Tuple<T1, T2, T3, T4, T5, T6, T7>>
    where TColumn1 : struct, IColumn<T1>
    where TColumn2 : struct, IColumn<T2>
    where TColumn3 : struct, IColumn<T3>
    where TColumn4 : struct, IColumn<T4>
    where TColumn5 : struct, IColumn<T5>
    where TColumn6 : struct, IColumn<T6>
    where TColumn7 : struct, IColumn<T7>
{
    public static int Width =>
        TColumn1.Width + TColumn2.Width + TColumn3.Width + TColumn4.Width + TColumn5.Width
        + TColumn6.Width + TColumn7.Width;

    public static void Describe(SchemaBuilder schema)
    {
        schema.Add("Item1", TColumn1.Schema);
        schema.Add("Item2", TColumn2.Schema);
        schema.Add("Item3", TColumn3.Schema);
        schema.Add("Item4", TColumn4.Schema);
        schema.Add("Item5", TColumn5.Schema);
        schema.Add("Item6", TColumn6.Schema);
        schema.Add("Item7", TColumn7.Schema);
    }

    public static void Save(Tuple<T1, T2, T3, T4, T5, T6, T7> obj, RowWriter row)
    {
        TColumn1.Write(row, obj.Item1);
        row = row.At(TColumn1.Width);
        TColumn2.Write(row, obj.Item2);
        row = row.At(TColumn2.Width);
        TColumn3.Write(row, obj.Item3);
        row = row.At(TColumn3.Width);
        TColumn4.Write(row, obj.Item4);
        row = row.At(TColumn4.Width);
        TColumn5.Write(row, obj.Item5);
        row = row.At(TColumn5.Width);
        TColumn6.Write(row, obj.Item6);
        row = row.At(TColumn6.Width);
        TColumn7.Write(row, obj.Item7);
    }

    public static Tuple<T1, T2, T3, T4, T5, T6, T7> Build(RowReader row)
    {
        T1 item1 = TColumn1.Read(row)!;
        row = row.At(TColumn1.Width);
        T2 item2 = TColumn2.Read(row)!;
        row = row.At(TColumn2.Width);
        T3 item3 = TColumn3.Read(row)!;
        row = row.At(TColumn3.Width);
        T4 item4 = TColumn4.Read(row)!;
        row = row.At(TColumn4.Width);
        T5 item5 = TColumn5.Read(row)!;
        row = row.At(TColumn5.Width);
        T6 item6 = TColumn6.Read(row)!;
        row = row.At(TColumn6.Width);
        T7 item7 = TColumn7.Read(row)!;
        return new(item1, item2, item3, item4, item5, item6, item7);
    }
}

/// <summary>Tuples that are objects.</summary>
internal readonly struct TupleParts<
    T1, TColumn1,
    T2, TColumn2,
    T3, TColumn3,
    T4, TColumn4,
    T5, TColumn5,
    T6, TColumn6,
    T7, TColumn7,
    TRest, TColumnRest> : IBuilt<Tuple<T1, T2, T3, T4, T5, T6, T7, TRest>>
    where TRest : notnull
    where TColumn1 : struct, IColumn<T1>
    where TColumn2 : struct, IColumn<T2>
    where TColumn3 : struct, IColumn<T3>
    where TColumn4 : struct, IColumn<T4>
    where TColumn5 : struct, IColumn<T5>
    where TColumn6 : struct, IColumn<T6>
    where TColumn7 : struct, IColumn<T7>
    where TColumnRest : struct, IColumn<TRest>
{
    public static int Width =>
        TColumn1.Width + TColumn2.Width + TColumn3.Width + TColumn4.Width + TColumn5.Width
        + TColumn6.Width + TColumn7.Width + TColumnRest.Width;

    public static void Describe(SchemaBuilder schema)
    {
        schema.Add("Item1", TColumn1.Schema);
        schema.Add("Item2", TColumn2.Schema);
        schema.Add("Item3", TColumn3.Schema);
        schema.Add("Item4", TColumn4.Schema);
        schema.Add("Item5", TColumn5.Schema);
        schema.Add("Item6", TColumn6.Schema);
        schema.Add("Item7", TColumn7.Schema);
        schema.Add("Rest", TColumnRest.Schema);
    }

    public static void Save(Tuple<T1, T2, T3, T4, T5, T6, T7, TRest> obj, RowWriter row)
    {
        TColumn1.Write(row, obj.Item1);
        row = row.At(TColumn1.Width);
        TColumn2.Write(row, obj.Item2);
        row = row.At(TColumn2.Width);
        TColumn3.Write(row, obj.Item3);
        row = row.At(TColumn3.Width);
        TColumn4.Write(row, obj.Item4);
        row = row.At(TColumn4.Width);
        TColumn5.Write(row, obj.Item5);
        row = row.At(TColumn5.Width);
        TColumn6.Write(row, obj.Item6);
        row = row.At(TColumn6.Width);
        TColumn7.Write(row, obj.Item7);
        row = row.At(TColumn7.Width);
        TColumnRest.Write(row, obj.Rest);
    }

    public static Tuple<T1, T2, T3, T4, T5, T6, T7, TRest> Build(RowReader row)
    {
        T1 item1 = TColumn1.Read(row)!;
        row = row.At(TColumn1.Width);
        T2 item2 = TColumn2.Read(row)!;
        row = row.At(TColumn2.Width);
        T3 item3 = TColumn3.Read(row)!;
        row = row.At(TColumn3.Width);
        T4 item4 = TColumn4.Read(row)!;
        row = row.At(TColumn4.Width);
        T5 item5 = TColumn5.Read(row)!;
        row = row.At(TColumn5.Width);
        T6 item6 = TColumn6.Read(row)!;
        row = row.At(TColumn6.Width);
        T7 item7 = TColumn7.Read(row)!;
        row = row.At(TColumn7.Width);
        TRest rest = TColumnRest.Read(row)!;
        return new(item1, item2, item3, item4, item5, item6, item7, rest);
    }
}
