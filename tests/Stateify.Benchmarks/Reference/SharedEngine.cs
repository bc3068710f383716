using System.Runtime.CompilerServices;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Reference;

/// <summary>W2 by hand: the length, then each reference, and behind the first to an item its row.</summary>
internal sealed class SharedEngine : RowEngine<SharedItems>
{
    private const int ScalarsSize = sizeof(int) + sizeof(double);

    protected override void SaveGraph(SharedItems root, ref RowWriter output)
    {
        RowWriter writer = output;
        ObjectTable objects = Objects;
        writer.Reserve(sizeof(int));
        writer.Put(root.Items.Length);
        foreach (SharedItem item in root.Items)
        {
            writer.Reserve(RowFormat.ReferenceSize);
            if (writer.PutReference<ItemClass>(item, objects))
            {
                writer.Reserve(ScalarsSize + RowWriter.SizeOf(item.Name));
                writer.Put(item.A);
                writer.Put(item.B);
                writer.PutString(item.Name);
            }
        }

        output = writer;
    }

    protected override SharedItems LoadGraph(ref RowReader input)
    {
        RowReader reader = input;
        ObjectTable objects = Objects;
        reader.Require(sizeof(int));
        int length = reader.Get<int>();
        reader.Require((long)length * RowFormat.ReferenceSize);
        SharedItem[] items = new SharedItem[length];
        for (int i = 0; i < items.Length; i++)
        {
            reader.Require(RowFormat.ReferenceSize);
            SharedItem item = reader.GetReference<SharedItem, ItemClass>(objects, out bool isNew)!;
            items[i] = item;
            if (isNew)
            {
                reader.Require(ScalarsSize);
                item.A = reader.Get<int>();
                item.B = reader.Get<double>();
                item.Name = reader.GetString();
            }
        }

        return new SharedItems { Items = items };
    }

    private readonly struct ItemClass : IRowClass
    {
        public static ref int Mark(object item) => ref Unsafe.As<SharedItem>(item).Ordinal;

        public static object Create() => new SharedItem();
    }
}
