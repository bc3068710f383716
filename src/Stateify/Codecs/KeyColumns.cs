using Stateify.Contract;

namespace Stateify.Codecs;

/// <summary>Tells keys that are complete as soon as they are read from keys whose hash code can depend on other objects.</summary>
internal static class KeyColumns
{
    /// <summary>Whether a collection with such keys must wait until the objects its keys reach are complete.</summary>
    public static bool AreDeferred(ColumnSchema column) => column.Kind switch
    {
        ColumnKind.Any => true,
        ColumnKind.Exact => column.Type!.Kind != StateTypeKind.Text,
        ColumnKind.Optional or ColumnKind.Repeated => AreDeferred(column.Inner!),
        ColumnKind.Inline => column.Type!.Fields.Any(field => AreDeferred(field.Column)),
        _ => false,
    };
}
