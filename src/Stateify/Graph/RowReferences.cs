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

    /// <summary>Whether a column holds no references but to objects that are one block of bytes each.</summary>
    public static bool AreBlocks(ColumnSchema column) => column.Kind switch
    {
        ColumnKind.Exact => column.Type is IBlockType,
        ColumnKind.Any => false,
        ColumnKind.Optional or ColumnKind.Repeated => AreBlocks(column.Inner!),
        ColumnKind.Inline => column.Type!.FieldArray.All(static field => AreBlocks(field.Column)),
        _ => true,
    };

    /// <summary>Whether a column can lead to an object that is made when all that it holds exists.</summary>
    public static bool CanLeadToBuilt(ColumnSchema column) => column.Kind switch
    {
        ColumnKind.Exact => column.Type!.IsBuilt,
        ColumnKind.Any => true,
        ColumnKind.Optional or ColumnKind.Repeated => CanLeadToBuilt(column.Inner!),
        ColumnKind.Inline => column.Type!.FieldArray.Any(static field => CanLeadToBuilt(field.Column)),
        _ => false,
    };

    /// <summary>Adds the references of fields in a column's structs for which these structs wait.</summary>
    public static void CollectWaits(IGraphRows graph, ColumnSchema column, ReadOnlySpan<byte> cell, List<GraphReference> references)
    {
        switch (column.Kind)
        {
            case ColumnKind.Optional when cell[0] != 0:
                CollectWaits(graph, column.Inner!, cell[1..], references);
                break;
            case ColumnKind.Repeated:
                for (int i = 0; i < column.Count; i++)
                    CollectWaits(graph, column.Inner!, cell[(i * column.Inner!.Width)..], references);
                break;
            case ColumnKind.Inline:
                foreach (FieldSchema field in column.Type!.FieldArray)
                {
                    if (field.Wait)
                        Collect(graph, field.Column, cell[field.Offset..], references);
                    else
                        CollectWaits(graph, field.Column, cell[field.Offset..], references);
                }

                break;
        }
    }

    /// <summary>Whether structs in a column wait for anything.</summary>
    public static bool Waits(ColumnSchema column) => column.Kind switch
    {
        ColumnKind.Optional or ColumnKind.Repeated => Waits(column.Inner!),
        ColumnKind.Inline => column.Type!.HasWaits,
        _ => false,
    };

    /// <summary>Whether a column can hold references at all.</summary>
    public static bool CanRefer(ColumnSchema column) => column.Kind switch
    {
        ColumnKind.Exact or ColumnKind.Any => true,
        ColumnKind.Optional or ColumnKind.Repeated => CanRefer(column.Inner!),
        ColumnKind.Inline => column.Type!.FieldArray.Any(field => CanRefer(field.Column)),
        _ => false,
    };
}
