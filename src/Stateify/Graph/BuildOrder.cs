using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>
/// Builds the objects that cannot be made empty, each after those it is built of. One whose keys or comparer must be complete first
/// is late, and so is what is built of it: see <see cref="LateObjects"/>.
/// </summary>
/// <remarks>
/// Such objects never form a circle: whatever refers back to one of them is an object that exists before it is filled.
/// </remarks>
internal sealed class BuildOrder
{
    private readonly LoadSession _session;
    private readonly LoadedRows _rows;
    private readonly HashSet<GraphReference> _open = [];
    private readonly HashSet<GraphReference> _late = [];
    private readonly Stack<GraphReference> _path = new();
    private readonly List<GraphReference> _parts = [];

    private BuildOrder(LoadSession session)
    {
        _session = session;
        _rows = new LoadedRows(session);
    }

    public static void Run(LoadSession session)
    {
        BuildOrder order = new(session);
        foreach (LoadTable table in session.Tables[1..])
        {
            for (int ordinal = 1; table.Type.IsBuilt && ordinal <= table.Count; ordinal++)
                order.Visit(new GraphReference(table.Id, ordinal));
        }

        session.Late = new LateObjects(session, order._late);
    }

    private void Visit(GraphReference root)
    {
        _session.Watch?.Tick();
        _path.Push(root);
        while (_path.TryPeek(out GraphReference obj))
        {
            bool isNew = !IsDone(obj) && _open.Add(obj);
            if (isNew && PushParts(obj))
                continue;
            _path.Pop();
            if (!IsDone(obj))
                Finish(obj);
        }
    }

    private bool IsDone(GraphReference obj) => _session.Tables[obj.Type].Objects[obj.Ordinal] is not null || _late.Contains(obj);

    /// <summary>Puts the parts of an object that are not there on top of it.</summary>
    private bool PushParts(GraphReference obj)
    {
        bool any = false;
        CollectParts(obj);
        foreach (GraphReference part in _parts)
        {
            if (IsDone(part))
                continue;
            if (_open.Contains(part))
                throw StateErrors.Corrupt("Objects that cannot change hold each other in a circle.");
            _path.Push(part);
            any = true;
        }

        return any;
    }

    private void Finish(GraphReference obj)
    {
        LoadTable table = _session.Tables[obj.Type];
        bool isLate = table is ElementLoadTable elements && elements.IsDeferred(obj.Ordinal)
            && elements.Length(obj.Ordinal) > 0;
        if (!isLate && _late.Count > 0)
        {
            CollectParts(obj);
            isLate = _parts.Exists(_late.Contains);
        }

        if (isLate)
            _late.Add(obj);
        else
            table.Build(obj.Ordinal);
        _open.Remove(obj);
    }

    private void CollectParts(GraphReference obj)
    {
        _parts.Clear();
        _rows.CollectBuilt(obj, _parts);
    }
}
