using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>
/// The objects that can be built only when others are complete: immutable collections whose keys or comparers are objects, and
/// what is built of them. Rows that refer to one are read before it exists; they are read again when it does.
/// </summary>
internal sealed class LateObjects
{
    private static readonly List<GraphReference> None = [];

    private readonly LoadSession _session;
    private readonly Dictionary<GraphReference, List<GraphReference>> _referrers = [];

    public LateObjects(LoadSession session, HashSet<GraphReference> late)
    {
        _session = session;
        foreach (GraphReference obj in late)
            _referrers.Add(obj, None);
        if (late.Count > 0)
            FindReferrers(new LoadedRows(session));
    }

    /// <summary>Whether there are any.</summary>
    public bool Any => _referrers.Count > 0;

    /// <summary>Whether an object is late.</summary>
    public bool Contains(GraphReference obj) => _referrers.ContainsKey(obj);

    /// <summary>Builds an object and tells those that refer to it.</summary>
    public void Build(GraphReference obj)
    {
        _session.Tables[obj.Type].Build(obj.Ordinal);
        foreach (GraphReference referrer in _referrers[obj])
            ((RowLoadTable)_session.Tables[referrer.Type]).Refill(referrer.Ordinal);
    }

    private void FindReferrers(LoadedRows rows)
    {
        List<GraphReference> found = [];
        foreach (LoadTable table in _session.Tables[1..])
        {
            if (table.Type.IsBuilt || !table.Type.FieldArray.Any(static field => RowReferences.CanLeadToBuilt(field.Column)))
                continue;
            for (int ordinal = 1; ordinal <= table.Count; ordinal++)
            {
                _session.Watch?.Tick();
                GraphReference referrer = new(table.Id, ordinal);
                found.Clear();
                rows.CollectBuilt(referrer, found);
                foreach (GraphReference obj in found)
                    Note(table, referrer, obj);
            }
        }
    }

    /// <summary>An object with a row is read again; a collection is not filled before all its elements exist.</summary>
    private void Note(LoadTable table, GraphReference referrer, GraphReference obj)
    {
        if (!_referrers.TryGetValue(obj, out List<GraphReference>? referrers))
            return;
        if (table is ElementLoadTable collections)
        {
            collections.Defer(referrer.Ordinal);
            return;
        }

        if (referrers.Count == 0)
            _referrers[obj] = referrers = [];
        referrers.Add(referrer);
    }
}
