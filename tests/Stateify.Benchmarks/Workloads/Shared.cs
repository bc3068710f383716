using Stateify.Benchmarks.Peers;
using Stateify.Benchmarks.Reference;

namespace Stateify.Benchmarks.Workloads;

/// <summary>The root of W2.</summary>
[Savable]
[Serializable]
public sealed partial class SharedItems
{
    public SharedItem[] Items = [];
}

/// <summary>An item of W2, referred to about ten times.</summary>
[Savable]
[Serializable]
public sealed partial class SharedItem
{
    public int A;
    public double B;
    public string Name = "";

    [NonSerialized]
    [NoSave("The mark of the hand-written reference engine.")]
    internal int Ordinal;
}

/// <summary>
/// W2: 100,000 references to 10,000 objects, ten times round. Times are per reference: nine out of ten are nothing but a
/// question of identity.
/// </summary>
public sealed class SharedWorkload() : Workload<SharedItems>("W2", 100_000)
{
    private const int ReferencesPerItem = 10;

    public override ICodec<SharedItems> OpenReference() => new SharedEngine();

    protected override SharedItems Build(int count)
    {
        SharedItem[] distinct = new SharedItem[count / ReferencesPerItem];
        for (int i = 0; i < distinct.Length; i++)
        {
            distinct[i] = new SharedItem { A = i, B = i / 3.0, Name = $"shared-item-{i:D4}" };
        }

        SharedItem[] items = new SharedItem[count];
        for (int i = 0; i < count; i++)
        {
            items[i] = distinct[i % distinct.Length];
        }

        return new SharedItems { Items = items };
    }

    protected override bool Agree(GraphComparison graphs, object expected, object actual) => (expected, actual) switch
    {
        (SharedItems a, SharedItems b) => graphs.MatchAll(a.Items, b.Items),
        (SharedItem a, SharedItem b) => a.A == b.A && a.B == b.B && a.Name == b.Name,
        _ => false,
    };
}
