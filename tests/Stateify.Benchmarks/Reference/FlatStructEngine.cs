using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Reference;

/// <summary>W4 by hand: the length, then each struct in place. There is no identity to keep.</summary>
internal sealed class FlatStructEngine : RowEngine<FlatStructs>
{
    private static readonly int ScalarsSize =
        sizeof(int) + sizeof(long) + sizeof(double) + sizeof(float) + sizeof(bool) + Unsafe.SizeOf<DateTime>() + Unsafe.SizeOf<Guid>();

    protected override void SaveGraph(FlatStructs root, ref RowWriter output)
    {
        RowWriter writer = output;
        ReadOnlySpan<FlatStruct> items = CollectionsMarshal.AsSpan(root.Items);
        writer.Reserve(sizeof(int));
        writer.Put(items.Length);
        foreach (ref readonly FlatStruct item in items)
        {
            writer.Reserve(ScalarsSize + RowWriter.SizeOf(item.Label));
            writer.Put(item.Id);
            writer.Put(item.Ticket);
            writer.Put(item.Price);
            writer.Put(item.Weight);
            writer.Put(item.Active);
            writer.Put(item.Created);
            writer.Put(item.Key);
            writer.PutString(item.Label);
        }

        output = writer;
    }

    protected override FlatStructs LoadGraph(ref RowReader input)
    {
        RowReader reader = input;
        reader.Require(sizeof(int));
        int length = reader.Get<int>();
        reader.Require((long)length * ScalarsSize);
        FlatStructs root = new() { Items = new List<FlatStruct>(length) };
        CollectionsMarshal.SetCount(root.Items, length);
        foreach (ref FlatStruct item in CollectionsMarshal.AsSpan(root.Items))
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

        return root;
    }
}
