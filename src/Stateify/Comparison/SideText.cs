using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Comparison;

/// <summary>What one graph has where the other has something else, in a few words.</summary>
internal static class SideText
{
    /// <summary>An object: a text, the value in a box, or the type.</summary>
    public static string Of(IGraphRows graph, GraphReference obj)
    {
        if (obj.Ordinal == 0)
            return "null";
        StateType type = graph.TypeOf(obj.Type)!;
        return type.Kind switch
        {
            StateTypeKind.Text => CellText.Quote(graph.TextOf(obj.Ordinal)!),
            StateTypeKind.Box => CellText.Of(type.FieldArray[0].Column, graph.Row(obj.Type, obj.Ordinal - 1)),
            _ => type.Name,
        };
    }

    /// <summary>The value of an entry of a dictionary, or an item of a set.</summary>
    public static string OfEntry(ElementRows rows, int element)
    {
        FieldSchema value = rows.Type.FieldArray[^1];
        ReadOnlySpan<byte> cell = rows.Row(element)[value.Offset..];
        return value.Column.Kind switch
        {
            ColumnKind.Exact => Of(rows.Graph, new(rows.Graph.IdOf(value.Column.Type!), BinaryPrimitives.ReadInt32LittleEndian(cell))),
            ColumnKind.Any => Of(rows.Graph, MemoryMarshal.Read<GraphReference>(cell)),
            _ => CellText.Of(value.Column, cell),
        };
    }

    public static string OfLength(int length) => length == 1 ? "1 element" : $"{length} elements";

    /// <summary>Lengths and, where that is not 0, lowest indexes of an array's dimensions.</summary>
    public static string OfDimensions(ReadOnlySpan<byte> head)
    {
        List<string> dimensions = [];
        foreach ((int lowest, int length) in MemoryMarshal.Cast<byte, (int, int)>(head))
            dimensions.Add(lowest == 0 ? $"{length}" : $"{length} from {lowest}");
        return $"[{string.Join(", ", dimensions)}]";
    }
}
