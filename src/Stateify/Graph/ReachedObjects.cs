using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>
/// The objects that a comparer reaches, by whatever way, and that are not complete when they are filled: those with hooks, and
/// collections that come last. A comparer may ask any of them how two keys compare.
/// </summary>
internal sealed class ReachedObjects(LoadSession session, LoadedRows rows)
{
    private readonly Dictionary<GraphReference, List<GraphReference>> _byComparer = [];

    /// <summary>The objects, in the order of their distance.</summary>
    public IReadOnlyList<GraphReference> From(GraphReference comparer)
    {
        if (!_byComparer.TryGetValue(comparer, out List<GraphReference>? reached))
            _byComparer.Add(comparer, reached = Search(comparer));
        return reached;
    }

    private List<GraphReference> Search(GraphReference comparer)
    {
        List<GraphReference> incomplete = [];
        List<GraphReference> found = [];
        HashSet<GraphReference> seen = [comparer];
        Queue<GraphReference> queue = new([comparer]);
        while (queue.TryDequeue(out GraphReference obj))
        {
            LoadTable table = session.Find(obj);
            if (table.Type.HasLoadHooks || session.Late!.Contains(obj) || (table as ElementLoadTable)?.IsDeferred(obj.Ordinal) == true)
                incomplete.Add(obj);
            found.Clear();
            rows.Collect(obj, found);
            foreach (GraphReference next in found)
            {
                if (seen.Add(next))
                    queue.Enqueue(next);
            }
        }

        return incomplete;
    }
}
