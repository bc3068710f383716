using System.Runtime.CompilerServices;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Reference;

/// <summary>
/// W1 by hand: a node, its left subtree, its right subtree. The loop goes on with the child at hand, so only nodes whose right
/// side is still due are put aside.
/// </summary>
internal sealed class TreeEngine : RowEngine<TreeNode>
{
    private const int ScalarsSize = sizeof(int) + sizeof(long);

    private readonly OrdinalStack _rightDue = new();

    protected override void SaveGraph(TreeNode root, ref RowWriter output)
    {
        RowWriter writer = output;
        ObjectTable objects = Objects;
        OrdinalStack rightDue = _rightDue;
        TreeNode node = root;
        objects.TryAdd(node, ref node.Ordinal);
        while (true)
        {
            writer.Reserve(ScalarsSize + (2 * ReferenceSize));
            writer.Put(node.Id);
            writer.Put(node.Value);
            if (Put(node.Left, objects, ref writer))
            {
                rightDue.Push(node.Ordinal);
                node = node.Left!;
                continue;
            }

            while (!Put(node.Right, objects, ref writer))
            {
                if (!rightDue.TryPop(out int ordinal))
                {
                    output = writer;
                    return;
                }

                node = objects.Get<TreeNode>(ordinal);
                writer.Reserve(ReferenceSize);
            }

            node = node.Right!;
        }
    }

    protected override TreeNode LoadGraph(ref RowReader input)
    {
        RowReader reader = input;
        ObjectTable objects = Objects;
        OrdinalStack rightDue = _rightDue;
        TreeNode root = Create(objects);
        TreeNode node = root;
        while (true)
        {
            int self = objects.Count - 1;
            reader.Require(ScalarsSize + ReferenceSize);
            node.Id = reader.Get<int>();
            node.Value = reader.Get<long>();
            node.Left = Get(objects, ref reader, out bool isNew);
            if (isNew)
            {
                rightDue.Push(self);
                node = node.Left!;
                continue;
            }

            while (true)
            {
                reader.Require(ReferenceSize);
                node.Right = Get(objects, ref reader, out isNew);
                if (isNew)
                {
                    break;
                }

                if (!rightDue.TryPop(out int ordinal))
                {
                    return root;
                }

                node = objects.Get<TreeNode>(ordinal);
            }

            node = node.Right!;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Put(TreeNode? node, ObjectTable objects, ref RowWriter writer)
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
    private static TreeNode? Get(ObjectTable objects, ref RowReader reader, out bool isNew)
    {
        int reference = reader.Get<int>();
        isNew = reference - 1 == objects.Count;
        return isNew ? Create(objects) : reference == Null ? null : objects.Get<TreeNode>(reference - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TreeNode Create(ObjectTable objects)
    {
        TreeNode node = new();
        objects.Add(node);
        return node;
    }
}
