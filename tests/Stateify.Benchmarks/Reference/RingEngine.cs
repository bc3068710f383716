using System.Runtime.CompilerServices;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Reference;

/// <summary>
/// W3 by hand: a row holds both references, the loop goes on with the next node if that is new, and a new previous node is put
/// aside. The stack stays at one entry however long the ring is.
/// </summary>
internal sealed class RingEngine : RowEngine<RingNode>
{
    private const int RowSize = sizeof(long) + (2 * ReferenceSize);

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
            if (Put(node.Prev, objects, ref writer))
            {
                due.Push(node.Prev!.Ordinal);
            }

            if (Put(node.Next, objects, ref writer))
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
        RingNode root = Create(objects);
        RingNode node = root;
        while (true)
        {
            reader.Require(RowSize);
            node.Payload = reader.Get<long>();
            node.Prev = Get(objects, ref reader, out bool isNew);
            if (isNew)
            {
                due.Push(objects.Count - 1);
            }

            RingNode? next = Get(objects, ref reader, out isNew);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Put(RingNode? node, ObjectTable objects, ref RowWriter writer)
    {
        if (node is null)
        {
            writer.Put(Null);
            return false;
        }

        bool isNew = objects.TryAdd(node, ref node.Ordinal);
        writer.Put(node.Ordinal + 1);
        return isNew;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static RingNode? Get(ObjectTable objects, ref RowReader reader, out bool isNew)
    {
        int reference = reader.Get<int>();
        isNew = reference - 1 == objects.Count;
        return isNew ? Create(objects) : reference == Null ? null : objects.Get<RingNode>(reference - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static RingNode Create(ObjectTable objects)
    {
        RingNode node = new();
        objects.Add(node);
        return node;
    }
}
