using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Comparison;

/// <summary>The rows of one object: one, or one for each element.</summary>
internal readonly struct ElementRows
{
    private readonly int _table;
    private readonly long _first;

    public ElementRows(IGraphRows graph, GraphReference obj)
    {
        Graph = graph;
        Type = graph.TypeOf(obj.Type)!;
        _table = obj.Type;
        graph.TryGetRows(obj, out _first, out int count);
        Count = count;
    }

    public IGraphRows Graph { get; }

    public StateType Type { get; }

    public int Count { get; }

    public ReadOnlySpan<byte> Row(int element) => Graph.Row(_table, _first + element);
}
