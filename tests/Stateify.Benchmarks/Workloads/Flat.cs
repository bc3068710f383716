using Stateify.Benchmarks.Peers;
using Stateify.Benchmarks.Reference;

namespace Stateify.Benchmarks.Workloads;

/// <summary>The root of W4.</summary>
[Savable]
[Serializable]
public sealed partial class FlatStructs
{
    public List<FlatStruct> Items = [];
}

/// <summary>An item of W4.</summary>
[Savable]
[Serializable]
public partial struct FlatStruct
{
    public int Id;
    public long Ticket;
    public double Price;
    public float Weight;
    public bool Active;
    public DateTime Created;
    public Guid Key;
    public string Label;

    /// <summary>The values of one item.</summary>
    /// <param name="index">Its place in the list, which determines them.</param>
    public static FlatStruct Number(int index) => new()
    {
        Id = index,
        Ticket = index * 0x5DEECE66DL,
        Price = index / 7.0,
        Weight = index / 3f,
        Active = index % 2 == 0,
        Created = DateTime.UnixEpoch.AddSeconds(index),
        Key = new Guid(index, 0x57A7, 0x4E1F, 1, 2, 3, 4, 5, 6, 7, 8),
        Label = $"label-{index:D6}",
    };
}

/// <summary>W4: a list of structs with eight fields.</summary>
public sealed class FlatStructWorkload() : Workload<FlatStructs>("W4", 100_000)
{
    public override ICodec<FlatStructs> OpenReference() => new FlatStructEngine();

    protected override FlatStructs Build(int count) =>
        new() { Items = [.. Enumerable.Range(0, count).Select(FlatStruct.Number)] };

    protected override bool Agree(GraphComparison graphs, object expected, object actual)
    {
        (FlatStructs a, FlatStructs b) = ((FlatStructs)expected, (FlatStructs)actual);
        return a.Items.SequenceEqual(b.Items);
    }
}
