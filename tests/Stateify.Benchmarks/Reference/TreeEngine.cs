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
            writer.Reserve(ScalarsSize + (2 * RowFormat.ReferenceSize));
            writer.Put(node.Id);
            writer.Put(node.Value);
            if (writer.PutReference<NodeClass>(node.Left, objects))
            {
                rightDue.Push(node.Ordinal);
                node = node.Left!;
                continue;
            }

            while (!writer.PutReference<NodeClass>(node.Right, objects))
            {
                if (!rightDue.TryPop(out int ordinal))
                {
                    output = writer;
                    return;
                }

                node = objects.Get<TreeNode>(ordinal);
                writer.Reserve(RowFormat.ReferenceSize);
            }

            node = node.Right!;
        }
    }

    protected override TreeNode LoadGraph(ref RowReader input)
    {
        RowReader reader = input;
        ObjectTable objects = Objects;
        OrdinalStack rightDue = _rightDue;
        TreeNode root = objects.Create<TreeNode, NodeClass>();
        TreeNode node = root;
        while (true)
        {
            int self = objects.Count - 1;
            reader.Require(ScalarsSize + RowFormat.ReferenceSize);
            node.Id = reader.Get<int>();
            node.Value = reader.Get<long>();
            node.Left = reader.GetReference<TreeNode, NodeClass>(objects, out bool isNew);
            if (isNew)
            {
                rightDue.Push(self);
                node = node.Left!;
                continue;
            }

            while (true)
            {
                reader.Require(RowFormat.ReferenceSize);
                node.Right = reader.GetReference<TreeNode, NodeClass>(objects, out isNew);
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

    private readonly struct NodeClass : IRowClass
    {
        public static ref int Mark(object item) => ref Unsafe.As<TreeNode>(item).Ordinal;

        public static object Create() => new TreeNode();
    }
}
