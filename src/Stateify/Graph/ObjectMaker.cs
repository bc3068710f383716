using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>
/// The first phase of a load: makes every object that a row can refer to, as far as it can be made. Blocks come first, then what
/// is built of values and blocks alone, such as comparers; then collections, empty, which may need a comparer; then what is built
/// of any of these. Objects with rows are made when they are first asked for.
/// </summary>
internal static class ObjectMaker
{
    public static void Run(LoadSession session)
    {
        foreach (LoadTable table in session.Tables[1..])
        {
            if (table is not ElementLoadTable)
                table.Allocate();
        }

        foreach (LoadTable table in session.Tables[1..])
        {
            if (table is RowLoadTable && table.Type is { IsBuilt: true, IsSelfContained: true })
                BuildAll(table);
        }

        session.SetCurrent(null, 0);
        foreach (LoadTable table in session.Tables[1..])
        {
            if (table is ElementLoadTable)
                table.Allocate();
        }

        BuildOrder.Run(session);
        session.SetCurrent(null, 0);
    }

    private static void BuildAll(LoadTable table)
    {
        for (int ordinal = 1; ordinal <= table.Count; ordinal++)
            table.Build(ordinal);
    }
}
