using Stateify.Contract;
using Stateify.Types;

namespace Stateify.Graph;

/// <summary>The rows of an image whose type table has been read.</summary>
internal sealed class LoadedRows(LoadSession session) : IGraphRows
{
    public GraphReference Root => session.Root;

    public StateType? TypeOf(int id) => (uint)(id - 1) < (uint)(session.Tables.Length - 1) ? session.Tables[id].Type : null;

    public int IdOf(StateType type) => session.Table(type).Id;

    public string? TextOf(int ordinal)
    {
        object?[] texts = session.Table(TypeRegistry.Text).Objects;
        return (uint)ordinal < (uint)texts.Length ? (string?)texts[ordinal] : null;
    }

    public bool TryGetRows(GraphReference obj, out long first, out int count)
    {
        first = 0;
        count = 0;
        if (TypeOf(obj.Type) is null)
            return false;
        LoadTable table = session.Tables[obj.Type];
        if ((uint)(obj.Ordinal - 1) >= (uint)table.Count)
            return false;
        switch (table)
        {
            case RowLoadTable:
                first = obj.Ordinal - 1;
                count = 1;
                return true;
            case ElementLoadTable { HasLengths: true } elements:
                first = elements.FirstRow(obj.Ordinal);
                count = elements.Length(obj.Ordinal);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Adds the objects an object refers to to a list.</summary>
    public void Collect(GraphReference obj, List<GraphReference> references)
    {
        if (!TryGetRows(obj, out long first, out int count))
            return;
        foreach (FieldSchema field in session.Tables[obj.Type].Type.FieldArray)
        {
            for (long row = first; RowReferences.CanRefer(field.Column) && row < first + count; row++)
                RowReferences.Collect(this, field.Column, Row(obj.Type, row)[field.Offset..], references);
        }
    }

    /// <summary>Adds those objects an object refers to that are built to a list; fails if one is not there.</summary>
    public void CollectBuilt(GraphReference obj, List<GraphReference> references)
    {
        StateType type = session.Tables[obj.Type].Type;
        int first = references.Count;
        foreach (FieldSchema field in type.FieldArray)
        {
            if (!RowReferences.CanLeadToBuilt(field.Column) || !TryGetRows(obj, out long row, out int count))
                continue;
            for (long end = row + count; row < end; row++)
                RowReferences.Collect(this, field.Column, Row(obj.Type, row)[field.Offset..], references);
        }

        int kept = first;
        for (int i = first; i < references.Count; i++)
        {
            if (session.Find(references[i]).Type.IsBuilt)
                references[kept++] = references[i];
        }

        references.RemoveRange(kept, references.Count - kept);
    }

    public ReadOnlySpan<byte> Row(int id, long row) => session.Tables[id].Source.Row(row);
}
