using System.Runtime.InteropServices;
using Stateify.Contract;
using Stateify.Types;

namespace Stateify.Graph;

/// <summary>The rows a save has written so far.</summary>
internal sealed class SavedRows(SaveSession session) : IGraphRows
{
    // The root is the first object that is found.
    public GraphReference Root => new(1, 1);

    public StateType? TypeOf(int id) => (uint)(id - 1) < (uint)session.Tables.Count ? session.Tables[id - 1].Type : null;

    public int IdOf(StateType type) => session.IdOf(type);

    public string? TextOf(int ordinal) =>
        ordinal == 0 ? null : (string)session.Tables[session.IdOf(TypeRegistry.Text) - 1].Objects[ordinal]!;

    public bool TryGetRows(GraphReference obj, out long first, out int count)
    {
        first = 0;
        count = 0;
        SaveTable table = session.Tables[obj.Type - 1];
        if (!table.IsWritten(obj.Ordinal))
            return false;
        switch (table)
        {
            case RowTable:
                first = obj.Ordinal - 1;
                count = 1;
                return true;
            case ElementTable elements:
                first = elements.FirstRow(obj.Ordinal);
                count = elements.Length(obj.Ordinal);
                return true;
            default:
                return false;
        }
    }

    public ReadOnlySpan<byte> Row(int id, long row)
    {
        RowBuffer rows = session.Tables[id - 1].Rows!;
        return MemoryMarshal.CreateReadOnlySpan(ref rows.Row(row), rows.Width);
    }
}
