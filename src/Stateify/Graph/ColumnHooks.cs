using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>Finds out whether the structs that stand in a column have hooks, which run where the structs are stored.</summary>
internal static class ColumnHooks
{
    /// <summary>Whether any runs before or after a save.</summary>
    public static bool OfSave(ColumnSchema column) => Any(column, static type => type.NeedsSaveHooks);

    /// <summary>Whether any runs after a load.</summary>
    public static bool OfLoad(ColumnSchema column) => Any(column, static type => type.NeedsLoadHooks);

    /// <summary>Refuses a collection that hands out copies of its keys, on which a hook would run in vain.</summary>
    public static void DemandNone<T, TColumn>(string collection)
        where TColumn : struct, IColumn<T>
    {
        if (TColumn.HasHooks)
            throw StateErrors.HookedKeys(collection, typeof(T));
    }

    private static bool Any(ColumnSchema column, Func<StateType, bool> test) => column.Kind switch
    {
        ColumnKind.Inline => test(column.Type!),
        ColumnKind.Optional or ColumnKind.Repeated => Any(column.Inner!, test),
        _ => false,
    };
}
