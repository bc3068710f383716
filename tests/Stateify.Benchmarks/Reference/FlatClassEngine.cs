using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Reference;

/// <summary>W4C by hand: as W4, with a reference before each row because an item might occur twice.</summary>
internal sealed class FlatClassEngine : RowEngine<FlatClasses>
{
    private static readonly int ScalarsSize =
        sizeof(int) + sizeof(long) + sizeof(double) + sizeof(float) + sizeof(bool) + Unsafe.SizeOf<DateTime>() + Unsafe.SizeOf<Guid>();

    protected override void SaveGraph(FlatClasses root, ref RowWriter output)
    {
        RowWriter writer = output;
        ObjectTable objects = Objects;
        ReadOnlySpan<FlatClass> items = CollectionsMarshal.AsSpan(root.Items);
        writer.Reserve(sizeof(int));
        writer.Put(items.Length);
        foreach (FlatClass item in items)
        {
            writer.Reserve(RowFormat.ReferenceSize + ScalarsSize + RowWriter.SizeOf(item.Label));
            if (writer.PutReference<ItemClass>(item, objects))
            {
                writer.Put(item.Id);
                writer.Put(item.Ticket);
                writer.Put(item.Price);
                writer.Put(item.Weight);
                writer.Put(item.Active);
                writer.Put(item.Created);
                writer.Put(item.Key);
                writer.PutString(item.Label);
            }
        }

        output = writer;
    }

    protected override FlatClasses LoadGraph(ref RowReader input)
    {
        RowReader reader = input;
        ObjectTable objects = Objects;
        reader.Require(sizeof(int));
        int length = reader.Get<int>();
        reader.Require((long)length * RowFormat.ReferenceSize);
        FlatClasses root = new() { Items = new List<FlatClass>(length) };
        CollectionsMarshal.SetCount(root.Items, length);
        foreach (ref FlatClass slot in CollectionsMarshal.AsSpan(root.Items))
        {
            reader.Require(RowFormat.ReferenceSize);
            FlatClass item = reader.GetReference<FlatClass, ItemClass>(objects, out bool isNew)!;
            slot = item;
            if (isNew)
            {
                reader.Require(ScalarsSize);
                item.Id = reader.Get<int>();
                item.Ticket = reader.Get<long>();
                item.Price = reader.Get<double>();
                item.Weight = reader.Get<float>();
                item.Active = reader.Get<bool>();
                item.Created = reader.Get<DateTime>();
                item.Key = reader.Get<Guid>();
                item.Label = reader.GetString();
            }
        }

        return root;
    }

    private readonly struct ItemClass : IRowClass
    {
        public static ref int Mark(object item) => ref Unsafe.As<FlatClass>(item).Ordinal;

        public static object Create() => new FlatClass();
    }
}
