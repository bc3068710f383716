using Stateify.Benchmarks.Peers;
using Stateify.Benchmarks.Reference;

namespace Stateify.Benchmarks.Workloads;

/// <summary>A node of W1.</summary>
[Savable]
[Serializable]
public sealed partial class TreeNode
{
    public int Id;
    public long Value;
    public TreeNode? Left;
    public TreeNode? Right;

    [NonSerialized]
    [NoSave("The mark of the hand-written reference engine.")]
    internal int Ordinal;
}

/// <summary>
/// W1: a complete binary tree, whose nodes lie in memory in depth-first order or, as W1S, in random order. The order decides
/// whether a traversal stays in the cache, so both are measured.
/// </summary>
/// <param name="count">The nodes, one less than a power of two.</param>
/// <param name="shuffled">Whether nodes are allocated in random order.</param>
public sealed class TreeWorkload(int count, bool shuffled = false) : Workload<TreeNode>(shuffled ? "W1S" : "W1", count)
{
    public override bool IsAboutMemory => shuffled;

    public override ICodec<TreeNode> OpenReference() => new TreeEngine();

    protected override TreeNode Build(int count)
    {
        TreeNode[] nodes = new TreeNode[count];
        int[] order = [.. Enumerable.Range(0, count)];
        if (shuffled)
        {
            new Random(1).Shuffle(order);
        }

        foreach (int id in order)
        {
            nodes[id] = new TreeNode { Id = id, Value = id * 0x5DEECE66DL };
        }

        return Link(nodes);
    }

    protected override bool Agree(GraphComparison graphs, object expected, object actual)
    {
        (TreeNode a, TreeNode b) = ((TreeNode)expected, (TreeNode)actual);
        return a.Id == b.Id && a.Value == b.Value && graphs.Match(a.Left, b.Left) && graphs.Match(a.Right, b.Right);
    }

    // The nodes come in depth-first order: a root, its left half, its right half.
    private static TreeNode Link(ReadOnlySpan<TreeNode> nodes)
    {
        if (nodes.Length > 1)
        {
            int half = nodes.Length / 2;
            nodes[0].Left = Link(nodes.Slice(1, half));
            nodes[0].Right = Link(nodes.Slice(1 + half, half));
        }

        return nodes[0];
    }
}
