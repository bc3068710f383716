using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>
/// Finds how an object is reached from the root, as a user would write it: <c>Kernel.Tasks[3].Files[7].Impl</c>. It searches
/// the rows breadth-first, so that saves and loads need not remember where they found what.
/// </summary>
internal sealed class ObjectPaths(IGraphRows graph)
{
    private readonly Dictionary<GraphReference, GraphReference> _parents = [];

    /// <summary>The shortest path to an object, or null if none of the rows that can be read leads there.</summary>
    public string? Find(GraphReference target)
    {
        if (!Search(target))
            return null;

        Stack<string> steps = new();
        for (GraphReference child = target; child != graph.Root; child = _parents[child])
            steps.Push(Step(_parents[child], child));
        return PathSteps.Root(graph.TypeOf(graph.Root.Type)!) + string.Concat(steps);
    }

    private bool Search(GraphReference target)
    {
        if (graph.TypeOf(graph.Root.Type) is null)
            return false;
        Queue<GraphReference> queue = new();
        List<GraphReference> found = [];
        queue.Enqueue(graph.Root);
        _parents[graph.Root] = default;
        while (!_parents.ContainsKey(target) && queue.TryDequeue(out GraphReference parent))
        {
            found.Clear();
            CollectAll(parent, found);
            foreach (GraphReference child in found)
            {
                if (_parents.TryAdd(child, parent))
                    queue.Enqueue(child);
            }
        }

        return _parents.ContainsKey(target);
    }

    private void CollectAll(GraphReference obj, List<GraphReference> references)
    {
        if (!graph.TryGetRows(obj, out long first, out int count))
            return;
        StateType type = graph.TypeOf(obj.Type)!;
        for (long row = first; row < first + count; row++)
        {
            foreach (FieldSchema field in type.FieldArray)
                RowReferences.Collect(graph, field.Column, graph.Row(obj.Type, row)[field.Offset..], references);
        }
    }

    private string Step(GraphReference parent, GraphReference child)
    {
        StateType type = graph.TypeOf(parent.Type)!;
        List<GraphReference> found = [];
        graph.TryGetRows(parent, out long first, out int count);
        for (int element = 0; element < count; element++)
        {
            foreach (FieldSchema field in type.FieldArray)
            {
                found.Clear();
                ReadOnlySpan<byte> row = graph.Row(parent.Type, first + element);
                RowReferences.Collect(graph, field.Column, row[field.Offset..], found);
                if (found.Contains(child))
                    return PathSteps.Through(graph, type, field, element, row);
            }
        }

        return "?";
    }
}
