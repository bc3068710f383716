using Stateify.Contract;

namespace Stateify.Codecs;

/// <summary>Tuples that are objects.</summary>
internal readonly struct TupleParts<T1, TColumn1> : IBuilt<Tuple<T1>>
    where TColumn1 : struct, IColumn<T1>
{
    public static int Width => TColumn1.Width;

    public static void Describe(SchemaBuilder schema)
    {
        schema.Add("Item1", TColumn1.Schema);
    }

    public static void Save(Tuple<T1> obj, RowWriter row)
    {
        TColumn1.Write(row, obj.Item1);
    }

    public static Tuple<T1> Build(RowReader row)
    {
        T1 item1 = TColumn1.Read(row)!;
        return new(item1);
    }
}

/// <summary>Tuples that are objects.</summary>
internal readonly struct TupleParts<T1, TColumn1, T2, TColumn2> : IBuilt<Tuple<T1, T2>>
    where TColumn1 : struct, IColumn<T1>
    where TColumn2 : struct, IColumn<T2>
{
    public static int Width => TColumn1.Width + TColumn2.Width;

    public static void Describe(SchemaBuilder schema)
    {
        schema.Add("Item1", TColumn1.Schema);
        schema.Add("Item2", TColumn2.Schema);
    }

    public static void Save(Tuple<T1, T2> obj, RowWriter row)
    {
        TColumn1.Write(row, obj.Item1);
        row = row.At(TColumn1.Width);
        TColumn2.Write(row, obj.Item2);
    }

    public static Tuple<T1, T2> Build(RowReader row)
    {
        T1 item1 = TColumn1.Read(row)!;
        row = row.At(TColumn1.Width);
        T2 item2 = TColumn2.Read(row)!;
        return new(item1, item2);
    }
}

/// <summary>Tuples that are objects.</summary>
internal readonly struct TupleParts<T1, TColumn1, T2, TColumn2, T3, TColumn3> : IBuilt<Tuple<T1, T2, T3>>
    where TColumn1 : struct, IColumn<T1>
    where TColumn2 : struct, IColumn<T2>
    where TColumn3 : struct, IColumn<T3>
{
    public static int Width => TColumn1.Width + TColumn2.Width + TColumn3.Width;

    public static void Describe(SchemaBuilder schema)
    {
        schema.Add("Item1", TColumn1.Schema);
        schema.Add("Item2", TColumn2.Schema);
        schema.Add("Item3", TColumn3.Schema);
    }

    public static void Save(Tuple<T1, T2, T3> obj, RowWriter row)
    {
        TColumn1.Write(row, obj.Item1);
        row = row.At(TColumn1.Width);
        TColumn2.Write(row, obj.Item2);
        row = row.At(TColumn2.Width);
        TColumn3.Write(row, obj.Item3);
    }

    public static Tuple<T1, T2, T3> Build(RowReader row)
    {
        T1 item1 = TColumn1.Read(row)!;
        row = row.At(TColumn1.Width);
        T2 item2 = TColumn2.Read(row)!;
        row = row.At(TColumn2.Width);
        T3 item3 = TColumn3.Read(row)!;
        return new(item1, item2, item3);
    }
}

/// <summary>Tuples that are objects.</summary>
internal readonly struct TupleParts<T1, TColumn1, T2, TColumn2, T3, TColumn3, T4, TColumn4> : IBuilt<Tuple<T1, T2, T3, T4>>
    where TColumn1 : struct, IColumn<T1>
    where TColumn2 : struct, IColumn<T2>
    where TColumn3 : struct, IColumn<T3>
    where TColumn4 : struct, IColumn<T4>
{
    public static int Width => TColumn1.Width + TColumn2.Width + TColumn3.Width + TColumn4.Width;

    public static void Describe(SchemaBuilder schema)
    {
        schema.Add("Item1", TColumn1.Schema);
        schema.Add("Item2", TColumn2.Schema);
        schema.Add("Item3", TColumn3.Schema);
        schema.Add("Item4", TColumn4.Schema);
    }

    public static void Save(Tuple<T1, T2, T3, T4> obj, RowWriter row)
    {
        TColumn1.Write(row, obj.Item1);
        row = row.At(TColumn1.Width);
        TColumn2.Write(row, obj.Item2);
        row = row.At(TColumn2.Width);
        TColumn3.Write(row, obj.Item3);
        row = row.At(TColumn3.Width);
        TColumn4.Write(row, obj.Item4);
    }

    public static Tuple<T1, T2, T3, T4> Build(RowReader row)
    {
        T1 item1 = TColumn1.Read(row)!;
        row = row.At(TColumn1.Width);
        T2 item2 = TColumn2.Read(row)!;
        row = row.At(TColumn2.Width);
        T3 item3 = TColumn3.Read(row)!;
        row = row.At(TColumn3.Width);
        T4 item4 = TColumn4.Read(row)!;
        return new(item1, item2, item3, item4);
    }
}

/// <summary>Tuples that are objects.</summary>
internal readonly struct TupleParts<T1, TColumn1, T2, TColumn2, T3, TColumn3, T4, TColumn4, T5, TColumn5> : IBuilt<Tuple<T1, T2, T3, T4, T5>>
    where TColumn1 : struct, IColumn<T1>
    where TColumn2 : struct, IColumn<T2>
    where TColumn3 : struct, IColumn<T3>
    where TColumn4 : struct, IColumn<T4>
    where TColumn5 : struct, IColumn<T5>
{
    public static int Width => TColumn1.Width + TColumn2.Width + TColumn3.Width + TColumn4.Width + TColumn5.Width;

    public static void Describe(SchemaBuilder schema)
    {
        schema.Add("Item1", TColumn1.Schema);
        schema.Add("Item2", TColumn2.Schema);
        schema.Add("Item3", TColumn3.Schema);
        schema.Add("Item4", TColumn4.Schema);
        schema.Add("Item5", TColumn5.Schema);
    }

    public static void Save(Tuple<T1, T2, T3, T4, T5> obj, RowWriter row)
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
    }

    public static Tuple<T1, T2, T3, T4, T5> Build(RowReader row)
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
        return new(item1, item2, item3, item4, item5);
    }
}
