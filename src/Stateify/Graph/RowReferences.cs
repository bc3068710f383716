using System.Buffers.Binary;
using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>Finds the references in a row by its schema.</summary>
internal static class RowReferences
{
    /// <summary>Adds the references of a column, null excepted, to a list.</summary>
    public static void Collect(IGraphRows graph, ColumnSchema column, ReadOnlySpan<byte> cell, List<GraphReference> references)
    {
        GraphReference reference = default;
        switch (column.Kind)
        {
            case ColumnKind.Exact:
                reference = new GraphReference(graph.IdOf(column.Type!), BinaryPrimitives.ReadInt32LittleEndian(cell));
                break;
            case ColumnKind.Any:
                reference = new GraphReference(
                    BinaryPrimitives.ReadInt32LittleEndian(cell), BinaryPrimitives.ReadInt32LittleEndian(cell[4..]));
                break;
            case ColumnKind.Optional when cell[0] != 0:
                Collect(graph, column.Inner!, cell[1..], references);
                break;
            case ColumnKind.Repeated when CanRefer(column.Inner!):
                for (int i = 0; i < column.Count; i++)
                    Collect(graph, column.Inner!, cell[(i * column.Inner!.Width)..], references);
                break;
            case ColumnKind.Inline:
                foreach (FieldSchema field in column.Type!.FieldArray)
                    Collect(graph, field.Column, cell[field.Offset..], references);
                break;
        }

        if (reference.Ordinal != 0)
            references.Add(reference);
    }

    /// <summary>Whether a column can hold references at all.</summary>
    public static bool CanRefer(ColumnSchema column) => column.Kind switch
    {
        ColumnKind.Exact or ColumnKind.Any => true,
        ColumnKind.Optional or ColumnKind.Repeated => CanRefer(column.Inner!),
        ColumnKind.Inline => column.Type!.FieldArray.Any(field => CanRefer(field.Column)),
        _ => false,
    };
}
