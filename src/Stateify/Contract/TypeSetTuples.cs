using Stateify.Codecs;

namespace Stateify.Contract;

/// <content>Tuples that are objects.</content>
public sealed partial class TypeSet
{
    /// <summary>Registers tuples that are objects.</summary>
    public void AddTuple<T1, TColumn1>()
        where TColumn1 : struct, IColumn<T1>
    {
        Add(BuiltType<
            Tuple<T1>,
            TupleParts<T1, TColumn1>>.Instance);
    }

    /// <summary>Registers tuples that are objects.</summary>
    public void AddTuple<T1, TColumn1, T2, TColumn2>()
        where TColumn1 : struct, IColumn<T1>
        where TColumn2 : struct, IColumn<T2>
    {
        Add(BuiltType<
            Tuple<T1, T2>,
            TupleParts<T1, TColumn1, T2, TColumn2>>.Instance);
    }

    /// <summary>Registers tuples that are objects.</summary>
    public void AddTuple<T1, TColumn1, T2, TColumn2, T3, TColumn3>()
        where TColumn1 : struct, IColumn<T1>
        where TColumn2 : struct, IColumn<T2>
        where TColumn3 : struct, IColumn<T3>
    {
        Add(BuiltType<
            Tuple<T1, T2, T3>,
            TupleParts<T1, TColumn1, T2, TColumn2, T3, TColumn3>>.Instance);
    }

    /// <summary>Registers tuples that are objects.</summary>
    public void AddTuple<T1, TColumn1, T2, TColumn2, T3, TColumn3, T4, TColumn4>()
        where TColumn1 : struct, IColumn<T1>
        where TColumn2 : struct, IColumn<T2>
        where TColumn3 : struct, IColumn<T3>
        where TColumn4 : struct, IColumn<T4>
    {
        Add(BuiltType<
            Tuple<T1, T2, T3, T4>,
            TupleParts<T1, TColumn1, T2, TColumn2, T3, TColumn3, T4, TColumn4>>.Instance);
    }

    /// <summary>Registers tuples that are objects.</summary>
    public void AddTuple<T1, TColumn1, T2, TColumn2, T3, TColumn3, T4, TColumn4, T5, TColumn5>()
        where TColumn1 : struct, IColumn<T1>
        where TColumn2 : struct, IColumn<T2>
        where TColumn3 : struct, IColumn<T3>
        where TColumn4 : struct, IColumn<T4>
        where TColumn5 : struct, IColumn<T5>
    {
        Add(BuiltType<
            Tuple<T1, T2, T3, T4, T5>,
            TupleParts<T1, TColumn1, T2, TColumn2, T3, TColumn3, T4, TColumn4, T5, TColumn5>>.Instance);
    }

    /// <summary>Registers tuples that are objects.</summary>
    public void AddTuple<T1, TColumn1, T2, TColumn2, T3, TColumn3, T4, TColumn4, T5, TColumn5, T6, TColumn6>()
        where TColumn1 : struct, IColumn<T1>
        where TColumn2 : struct, IColumn<T2>
        where TColumn3 : struct, IColumn<T3>
        where TColumn4 : struct, IColumn<T4>
        where TColumn5 : struct, IColumn<T5>
        where TColumn6 : struct, IColumn<T6>
    {
        Add(BuiltType<
            Tuple<T1, T2, T3, T4, T5, T6>,
            TupleParts<T1, TColumn1, T2, TColumn2, T3, TColumn3, T4, TColumn4, T5, TColumn5, T6, TColumn6>>.Instance);
    }

    /// <summary>Registers tuples that are objects.</summary>
    public void AddTuple<T1, TColumn1, T2, TColumn2, T3, TColumn3, T4, TColumn4, T5, TColumn5, T6, TColumn6, T7, TColumn7>()
        where TColumn1 : struct, IColumn<T1>
        where TColumn2 : struct, IColumn<T2>
        where TColumn3 : struct, IColumn<T3>
        where TColumn4 : struct, IColumn<T4>
        where TColumn5 : struct, IColumn<T5>
        where TColumn6 : struct, IColumn<T6>
        where TColumn7 : struct, IColumn<T7>
    {
        Add(BuiltType<
            Tuple<T1, T2, T3, T4, T5, T6, T7>,
            TupleParts<T1, TColumn1, T2, TColumn2, T3, TColumn3, T4, TColumn4, T5, TColumn5, T6, TColumn6, T7, TColumn7>>.Instance);
    }

    /// <summary>Registers tuples that are objects.</summary>
    public void AddTuple<T1, TColumn1, T2, TColumn2, T3, TColumn3, T4, TColumn4, T5, TColumn5, T6, TColumn6, T7, TColumn7, TRest, TColumnRest>()
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
        Add(BuiltType<
            Tuple<T1, T2, T3, T4, T5, T6, T7, TRest>,
            TupleParts<T1, TColumn1, T2, TColumn2, T3, TColumn3, T4, TColumn4, T5, TColumn5, T6, TColumn6, T7, TColumn7, TRest, TColumnRest>>.Instance);
    }
}
