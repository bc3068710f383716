using Stateify.Benchmarks.Peers;
using Stateify.Benchmarks.Reference;

namespace Stateify.Benchmarks.Workloads;

/// <summary>A node of W3.</summary>
[Savable]
[Serializable]
public sealed partial class RingNode
{
    public RingNode? Prev;
    public RingNode? Next;
    public long Payload;

    [NonSerialized]
    [NoSave("The mark of the hand-written reference engine.")]
    internal int Ordinal;
}

/// <summary>W3: a doubly linked ring, as deep as it is long: whoever recurses once per reference needs the stack for it.</summary>
/// <param name="count">The nodes.</param>
public sealed class RingWorkload(int count) : Workload<RingNode>("W3", count)
{
    public override ICodec<RingNode> OpenReference() => new RingEngine();

    protected override RingNode Build(int count)
    {
        RingNode first = new();
        RingNode last = first;
        for (int i = 1; i < count; i++)
        {
            RingNode node = new() { Prev = last, Payload = i * 0x5DEECE66DL };
            last.Next = node;
            last = node;
        }

        (last.Next, first.Prev) = (first, last);
        return first;
    }

    protected override bool Agree(GraphComparison graphs, object expected, object actual)
    {
        (RingNode a, RingNode b) = ((RingNode)expected, (RingNode)actual);
        return a.Payload == b.Payload && graphs.Match(a.Prev, b.Prev) && graphs.Match(a.Next, b.Next);
    }
}
