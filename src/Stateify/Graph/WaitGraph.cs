namespace Stateify.Graph;

/// <summary>
/// The order in which objects are completed. An edge leads from an object to one that depends on it; binding edges are always
/// respected, others as long as something is ready without violating them.
/// </summary>
internal sealed class WaitGraph
{
    private readonly Dictionary<GraphReference, int> _nodes = [];
    private readonly List<Node> _states = [];
    private readonly List<Edge> _edges = [];
    private readonly Queue<int> _unexpanded = new();
    private readonly Queue<int> _ready = new();
    private readonly Queue<int> _readyIfHurried = new();
    private bool _started;

    /// <summary>The nodes that have not been taken.</summary>
    public int Left { get; private set; }

    public GraphReference this[int node] => _states[node].Object;

    /// <summary>The node of an object, added if it is new.</summary>
    public int AddNode(GraphReference obj)
    {
        if (_nodes.TryGetValue(obj, out int node))
            return node;
        node = _states.Count;
        _nodes.Add(obj, node);
        _states.Add(new Node(obj));
        _unexpanded.Enqueue(node);
        Left++;
        return node;
    }

    /// <summary>Whether the elements of the collection must be complete before it is.</summary>
    public bool IsAwaited(int node) => _states[node].IsAwaited;

    /// <summary>A node whose dependencies have to be declared, again if something has changed since.</summary>
    public bool TryTakeUnexpanded(out int node) => _unexpanded.TryDequeue(out node);

    /// <summary>Declares that a node depends on an object.</summary>
    public void Depend(int node, GraphReference on, bool isBinding, bool awaitElements)
    {
        int dependency = AddNode(on);
        Node state = _states[dependency];
        if (awaitElements && !state.IsAwaited)
        {
            state.IsAwaited = true;
            _unexpanded.Enqueue(dependency);
        }

        if (node == dependency && !isBinding)
            return;
        _edges.Add(new Edge(node, isBinding, state.FirstEdge));
        state.FirstEdge = _edges.Count - 1;
        if (isBinding)
            _states[node].Binding++;
        else
            _states[node].Preferred++;
    }

    /// <summary>Takes a node that may be completed now.</summary>
    public bool TryTakeReady(out int node)
    {
        if (!_started)
            Start();
        while (_ready.TryDequeue(out node) || _readyIfHurried.TryDequeue(out node))
        {
            if (_states[node].IsTaken)
                continue;
            _states[node].IsTaken = true;
            Left--;
            Release(_states[node]);
            return true;
        }

        return false;
    }

    /// <summary>A circle of binding edges among the nodes that were never ready, each waiting for the next.</summary>
    public List<GraphReference> FindCycle()
    {
        // Every node left waits for another one that is left, so that following the waits must come round.
        Dictionary<int, int> waitsFor = [];
        for (int dependency = 0; dependency < _states.Count; dependency++)
        {
            if (_states[dependency].IsTaken)
                continue;
            for (int e = _states[dependency].FirstEdge; e >= 0; e = _edges[e].Next)
            {
                if (_edges[e].IsBinding)
                    waitsFor.TryAdd(_edges[e].Dependent, dependency);
            }
        }

        List<int> trail = [];
        HashSet<int> seen = [];
        int node = waitsFor.Keys.Min();
        for (; seen.Add(node); node = waitsFor[node])
            trail.Add(node);
        return trail[trail.IndexOf(node)..].ConvertAll(member => _states[member].Object);
    }

    private void Start()
    {
        _started = true;
        for (int node = 0; node < _states.Count; node++)
            EnqueueIfReady(node);
    }

    private void Release(Node state)
    {
        for (int e = state.FirstEdge; e >= 0; e = _edges[e].Next)
        {
            int dependent = _edges[e].Dependent;
            if (_edges[e].IsBinding)
                _states[dependent].Binding--;
            else
                _states[dependent].Preferred--;
            EnqueueIfReady(dependent);
        }
    }

    private void EnqueueIfReady(int node)
    {
        Node state = _states[node];
        if (state.Binding > 0 || state.IsTaken)
            return;
        if (state.Preferred == 0)
            _ready.Enqueue(node);
        else if (!state.IsHurried)
        {
            state.IsHurried = true;
            _readyIfHurried.Enqueue(node);
        }
    }

    private sealed class Node(GraphReference obj)
    {
        public GraphReference Object { get; } = obj;

        public int FirstEdge { get; set; } = -1;

        public int Binding { get; set; }

        public int Preferred { get; set; }

        public bool IsAwaited { get; set; }

        public bool IsTaken { get; set; }

        public bool IsHurried { get; set; }
    }

    private readonly record struct Edge(int Dependent, bool IsBinding, int Next);
}
