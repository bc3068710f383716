using System.Globalization;
using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>Names the steps of a path through the objects of a graph, as a user would write them.</summary>
internal static class PathSteps
{
    /// <summary>The name of the object a path starts at: that of its type, alone.</summary>
    public static string Root(StateType type)
    {
        string name = type.Name;
        int arguments = name.IndexOf('<');
        int end = arguments < 0 ? name.Length : arguments;
        int start = name.LastIndexOfAny(['.', '+'], end - 1) + 1;
        name = name[start..end];
        int arity = name.IndexOf('`');
        return arity < 0 ? name : name[..arity];
    }

    /// <summary>The step from an object through a column of one of its rows.</summary>
    public static string Through(IGraphRows graph, StateType type, FieldSchema field, int element, ReadOnlySpan<byte> row) => type.Kind switch
    {
        StateTypeKind.Map when field.Name == "key" => Number(".Keys", element),
        StateTypeKind.Map => CellText.OfKey(graph, type.FieldArray[0].Column, row) is { } key ? $"[{key}]" : Number(".Values", element),
        StateTypeKind.Array or StateTypeKind.List or StateTypeKind.Set or StateTypeKind.Heap or StateTypeKind.Rectangle => Number("", element),
        StateTypeKind.Delegate => Number("", element) + (field.Name == "target" ? ".Target" : ""),
        StateTypeKind.Box => "",
        StateTypeKind.Class when field.Name == FieldSchema.Elements => "",
        _ => "." + field.Name,
    };

    /// <summary>The steps from a column, through the structs in it, to what is at an offset.</summary>
    public static string Inside(ColumnSchema column, int offset)
    {
        switch (column.Kind)
        {
            case ColumnKind.Repeated:
                (int item, int inItem) = Math.DivRem(offset, column.Inner!.Width);
                return Number("", item) + Inside(column.Inner, inItem);
            case ColumnKind.Optional when offset > 0:
                return Inside(column.Inner!, offset - 1);
            case ColumnKind.Inline when Array.Find(column.Type!.FieldArray, field => Holds(field, offset)) is { } field:
                return $".{field.Name}{Inside(field.Column, offset - field.Offset)}";
            default:
                return "";
        }
    }

    /// <summary>The step from an object to the field at an offset of its row, or to an element.</summary>
    public static string ToField(StateType type, int element, int offset)
    {
        string field = FieldName(type, offset) ?? "";
        return type.Kind switch
        {
            StateTypeKind.Array or StateTypeKind.List or StateTypeKind.Set or StateTypeKind.Map or StateTypeKind.Heap
                or StateTypeKind.Rectangle or StateTypeKind.Delegate => Number("", element),
            _ => "." + field,
        };
    }

    /// <summary>The name of the field at an offset of a row, with those of the structs that hold it.</summary>
    public static string? FieldName(StateType type, int offset)
    {
        foreach (FieldSchema field in type.FieldArray)
        {
            if (!Holds(field, offset))
                continue;
            string name = field.Name;
            ColumnSchema column = field.Column;
            offset -= field.Offset;
            if (column.Kind == ColumnKind.Repeated)
            {
                name += $"[{offset / column.Inner!.Width}]";
                offset %= column.Inner.Width;
                column = column.Inner;
            }

            string? inner = column.Kind == ColumnKind.Inline ? FieldName(column.Type!, offset) : null;
            return inner is null ? name : $"{name}.{inner}";
        }

        return null;
    }

    private static bool Holds(FieldSchema field, int offset) => offset >= field.Offset && offset < field.Offset + field.Column.Width;

    private static string Number(string of, int number) => string.Create(CultureInfo.InvariantCulture, $"{of}[{number}]");
}
