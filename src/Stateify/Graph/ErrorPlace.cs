using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>Adds to an error where in the graph it happened.</summary>
internal static class ErrorPlace
{
    /// <summary>The place of the row a save is writing.</summary>
    public static StateException Of(SaveSession session, StateException error)
    {
        if (session.CurrentTable is not { } table)
            return error;
        StateException placed = Of(session, table, table.CurrentOrdinal, error);
        if (table is ElementTable elements)
        {
            int element = elements.Length(elements.CurrentOrdinal) - 1 - elements.CurrentElementsLeft;
            return element < 0 || error.Code == StateErrorCode.ConcurrentMutation
                ? placed
                : At(placed, PathSteps.ToField(table.Type, element, 0), null);
        }

        if (error.Field is not null)
            return At(placed, "." + error.Field, error.Field);
        return session.FailedOffset < 0
            ? placed
            : At(placed, PathSteps.ToField(table.Type, 0, (int)session.FailedOffset),
                PathSteps.FieldName(table.Type, (int)session.FailedOffset));
    }

    /// <summary>The place of an object in a save.</summary>
    public static StateException Of(SaveSession session, SaveTable table, int ordinal, StateException error)
    {
        string? path = new ObjectPaths(new SavedRows(session)).Find(new GraphReference(table.Id, ordinal));
        return With(error, path, table.Type.Name, error.Field);
    }

    /// <summary>The place of an object in a load.</summary>
    public static StateException Of(LoadSession session, LoadTable table, int ordinal, StateException error)
    {
        string? path = new ObjectPaths(new LoadedRows(session)).Find(new GraphReference(table.Id, ordinal));
        return With(error, path, table.Type.Name, error.Field);
    }

    /// <summary>The place of a cell that a load is reading.</summary>
    public static StateException Of(LoadSession session, ref byte cell, StateException error)
    {
        if (session.CurrentTable is not { } table)
            return error;
        return table.Source.TryLocate(ref cell, out long row, out int offset) && row < table.RowCount
            ? Of(session, table, row, offset, error)
            : Of(session, table, session.CurrentOrdinal, error);
    }

    /// <summary>The place of a field without a cell, of the object, or the struct, whose row a load is reading.</summary>
    public static StateException Of(LoadSession session, ref byte row, string field, StateException error)
    {
        if (session.CurrentTable is not { } table || !table.Source.TryLocate(ref row, out long number, out _) || number >= table.RowCount)
            return error;
        StateException placed = table is ElementLoadTable
            ? Of(session, table, number, 0, error)
            : Of(session, table, (int)number + 1, error);
        return At(placed, "." + field, field);
    }

    /// <summary>The place of a byte in a row of a table that is being loaded.</summary>
    public static StateException Of(LoadSession session, LoadTable table, long row, int offset, StateException error)
    {
        if (table is ElementLoadTable elements)
        {
            int owner = elements.OwnerOf(row);
            return At(
                Of(session, table, owner, error),
                PathSteps.ToField(table.Type, (int)(row - elements.FirstRow(owner)), 0),
                null);
        }

        return At(
            Of(session, table, (int)row + 1, error),
            PathSteps.ToField(table.Type, 0, offset),
            PathSteps.FieldName(table.Type, offset));
    }

    private static StateException At(StateException error, string step, string? field) =>
        With(error, error.Path + step, error.TypeName, field);

    private static StateException With(StateException error, string? path, string? typeName, string? field) =>
        new(error.Code, error.Problem, path, typeName, field, error.InnerException);
}
