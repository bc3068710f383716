using Stateify.Benchmarks.Peers;
using Stateify.Benchmarks.Reference;

namespace Stateify.Benchmarks.Workloads;

/// <summary>The root of W4C.</summary>
[Savable]
[Serializable]
public sealed partial class FlatClasses
{
    public List<FlatClass> Items = [];
}

/// <summary>An item of W4C: a <see cref="FlatStruct"/> with an identity.</summary>
[Savable]
[Serializable]
public sealed partial class FlatClass
{
    public int Id;
    public long Ticket;
    public double Price;
    public float Weight;
    public bool Active;
    public DateTime Created;
    public Guid Key;
    public string Label = "";

    [NonSerialized]
    [NoSave("The mark of the hand-written reference engine.")]
    internal int Ordinal;
}

/// <summary>W4C: the list of W4 with classes for structs, so that each item may be shared, though none is.</summary>
public sealed class FlatClassWorkload() : Workload<FlatClasses>("W4C", 100_000)
{
    public override ICodec<FlatClasses> OpenReference() => new FlatClassEngine();

    protected override FlatClasses Build(int count) =>
        new() { Items = [.. Enumerable.Range(0, count).Select(FlatStruct.Number).Select(Box)] };

    protected override bool Agree(GraphComparison graphs, object expected, object actual) => (expected, actual) switch
    {
        (FlatClasses a, FlatClasses b) => graphs.MatchAll(a.Items, b.Items),
        (FlatClass a, FlatClass b) => Unbox(a).Equals(Unbox(b)),
        _ => false,
    };

    private static FlatClass Box(FlatStruct item) => new()
    {
        Id = item.Id,
        Ticket = item.Ticket,
        Price = item.Price,
        Weight = item.Weight,
        Active = item.Active,
        Created = item.Created,
        Key = item.Key,
        Label = item.Label,
    };

    private static FlatStruct Unbox(FlatClass item) => new()
    {
        Id = item.Id,
        Ticket = item.Ticket,
        Price = item.Price,
        Weight = item.Weight,
        Active = item.Active,
        Created = item.Created,
        Key = item.Key,
        Label = item.Label,
    };
}
