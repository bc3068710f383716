using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>
/// The first phase of a load: makes every object that a row can refer to, as far as it can be made. Objects that are collections
/// of derived classes come first, for they stand in the table of their collection type, too. Blocks come next, then what
/// is built of values and blocks alone, such as comparers; then collections, empty, which may need a comparer; then what is built
/// of any of these. Objects with rows are made when they are first asked for.
/// </summary>
internal static class ObjectMaker
{
    /// <summary>Makes blocks, the only objects that a clone does not make of rows alone.</summary>
    public static void MakeBlocks(LoadSession session)
    {
        session.Begin(StatePhase.Create, static table => table is not RowLoadTable);
        foreach (LoadTable table in session.Tables[1..])
            table.MakeRoom();
        foreach (LoadTable table in session.Tables[1..])
        {
            if (table is RowLoadTable rows && table.Type.ElementsField is { } field)
                AdoptAll(rows, field);
        }

        foreach (LoadTable table in session.Tables[1..])
        {
            if (table is not (RowLoadTable or ElementLoadTable))
                Allocate(table);
        }

        session.SetCurrent(null, 0);
    }

    /// <summary>Makes the others.</summary>
    public static void MakeOthers(LoadSession session)
    {
        // Whatever fails from here on is found by its path, which may lead through any collection.
        foreach (LoadTable table in session.Tables[1..])
            (table as ElementLoadTable)?.ReadLengths();
        foreach (LoadTable table in session.Tables[1..])
        {
            if (table is RowLoadTable && table.Type is { IsBuilt: true, IsSelfContained: true })
                BuildAll(table);
        }

        session.SetCurrent(null, 0);
        foreach (LoadTable table in session.Tables[1..])
        {
            if (table is ElementLoadTable)
                Allocate(table);
        }

        BuildOrder.Run(session);
        session.SetCurrent(null, 0);
        session.Watch?.End();
    }

    private static void Allocate(LoadTable table)
    {
        table.CreateObjects();
        table.Session.Watch?.Add(table.Count, (long)table.SectionLength);
    }

    /// <summary>An object of a class derived from a collection is the collection that its elements are those of.</summary>
    private static void AdoptAll(RowLoadTable table, FieldSchema field)
    {
        LoadTable collections = table.Session.Table(field.Column.Type!);
        for (int ordinal = 1; ordinal <= table.Count; ordinal++)
        {
            table.Session.Watch?.Tick();
            table.Session.SetCurrent(table, ordinal);
            if (!collections.Adopt(table.Row(ordinal).Read<int>(field.Offset), table.Get(ordinal)))
                throw StateErrors.Corrupt("An object has the elements of another one, or none.");
        }
    }

    private static void BuildAll(LoadTable table)
    {
        for (int ordinal = 1; ordinal <= table.Count; ordinal++)
        {
            table.Session.Watch?.Tick();
            table.Build(ordinal);
        }
    }
}
