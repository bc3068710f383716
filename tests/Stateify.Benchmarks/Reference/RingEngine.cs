using System.Runtime.CompilerServices;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Reference;

/// <summary>
/// W3 by hand: a row holds both references, the loop goes on with the next node if that is new, and a new previous node is put
/// aside. The stack stays at one entry however long the ring is.
/// </summary>
internal sealed class RingEngine : RowEngine<RingNode>
{
    private const int RowSize = sizeof(long) + (2 * RowFormat.ReferenceSize);

    private readonly OrdinalStack _due = new();

    protected override void SaveGraph(RingNode root, ref RowWriter output)
    {
        RowWriter writer = output;
        ObjectTable objects = Objects;
        OrdinalStack due = _due;
        RingNode node = root;
        objects.TryAdd(node, ref node.Ordinal);
        while (true)
        {
            writer.Reserve(RowSize);
            writer.Put(node.Payload);
            if (writer.PutReference<NodeClass>(node.Prev, objects))
            {
                due.Push(node.Prev!.Ordinal);
            }

            if (writer.PutReference<NodeClass>(node.Next, objects))
            {
                node = node.Next!;
                continue;
            }

            if (!due.TryPop(out int ordinal))
            {
                output = writer;
                return;
            }

            node = objects.Get<RingNode>(ordinal);
        }
    }

    protected override RingNode LoadGraph(ref RowReader input)
    {
        RowReader reader = input;
        ObjectTable objects = Objects;
        OrdinalStack due = _due;
        RingNode root = objects.Create<RingNode, NodeClass>();
        RingNode node = root;
        while (true)
        {
            reader.Require(RowSize);
            node.Payload = reader.Get<long>();
            node.Prev = reader.GetReference<RingNode, NodeClass>(objects, out bool isNew);
            if (isNew)
            {
                due.Push(objects.Count - 1);
            }

            RingNode? next = reader.GetReference<RingNode, NodeClass>(objects, out isNew);
            node.Next = next;
            if (isNew)
            {
                node = next!;
                continue;
            }

            if (!due.TryPop(out int ordinal))
            {
                return root;
            }

            node = objects.Get<RingNode>(ordinal);
        }
    }

    private readonly struct NodeClass : IRowClass
    {
        public static ref int Mark(object item) => ref Unsafe.As<RingNode>(item).Ordinal;

        public static object Create() => new RingNode();
    }
}
