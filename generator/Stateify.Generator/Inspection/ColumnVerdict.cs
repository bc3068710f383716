using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>Whether values of a type can be saved: the column they get, or why not and what to do.</summary>
internal readonly struct ColumnVerdict
{
    private ColumnVerdict(Column? column, string? reason, string? cure)
    {
        Column = column;
        Reason = reason;
        Cure = cure;
    }

    public Column? Column { get; }

    public string? Reason { get; }

    public string? Cure { get; }

    public static ColumnVerdict Savable(ColumnAccess access, string typeName, string columnName, int width) =>
        new(new Column(access, typeName, columnName, width), null, null);

    public static ColumnVerdict Unsavable(string reason, string cure) => new(null, reason, cure);
}
