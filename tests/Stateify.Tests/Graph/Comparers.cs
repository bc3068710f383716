using System.Globalization;

namespace Stateify.Tests.Graph;

/// <summary>Compares strings by their first characters, as many as its field says.</summary>
[Savable]
public sealed partial class PrefixComparer : IEqualityComparer<string>, IComparer<string>
{
    private readonly Node _length;

    public PrefixComparer(int length) => _length = new Node { Id = length };

    public Dictionary<string, int>? Owner { get; set; }

    public bool Equals(string? x, string? y) => string.Equals(Prefix(x), Prefix(y), StringComparison.Ordinal);

    public int GetHashCode(string obj) => Prefix(obj)!.GetHashCode(StringComparison.Ordinal);

    public int Compare(string? x, string? y) => string.CompareOrdinal(Prefix(x), Prefix(y));

    private string? Prefix(string? text) => _length.Id == 0
        ? throw new InvalidOperationException("The comparer is not complete.")
        : text?[..Math.Min(_length.Id, text.Length)];
}

/// <summary>Compares strings by what an index says of them, which is two objects away and hashed by its keys' contents.</summary>
[Savable]
public sealed partial class IndexComparer : IEqualityComparer<string>
{
    private readonly Node _holder;

    public IndexComparer(Dictionary<object, string> index) => _holder = new Node { Next = new Node { Tag = index } };

    public bool Equals(string? x, string? y) => ValueOf(x!) == ValueOf(y!);

    public int GetHashCode(string obj) => ValueOf(obj).Length;

    private string ValueOf(string text) => ((Dictionary<object, string>)_holder.Next!.Tag!)[text];
}

/// <summary>Fields that hold comparers.</summary>
[Savable]
public sealed partial class ComparerFields
{
    public IEqualityComparer<string>? Texts;
    public IComparer<int>? Order;
    public IEqualityComparer<Node>? Nodes;
    public StringComparer? Strings;
    public object? Any;
    public Dictionary<string, int>? Map;
    public HashSet<string>? Set;
    public Dictionary<object, string>? Index;
}

public sealed class ComparerTests
{
    public static TheoryData<string, IEqualityComparer<string>> Singletons => new()
    {
        { "ordinal", StringComparer.Ordinal },
        { "ordinal, case ignored", StringComparer.OrdinalIgnoreCase },
        { "invariant", StringComparer.InvariantCulture },
        { "invariant, case ignored", StringComparer.InvariantCultureIgnoreCase },
        { "default", EqualityComparer<string>.Default },
    };

    [Theory]
    [MemberData(nameof(Singletons))]
    public void A_comparer_of_the_platform_comes_back_as_the_same_instance(string name, IEqualityComparer<string> comparer)
    {
        ComparerFields copy = RoundTrip.Of(new ComparerFields
        {
            Texts = comparer,
            Any = comparer,
            Map = new(comparer) { [name] = 1 },
            Set = new(comparer) { name },
        });

        Assert.Same(comparer, copy.Texts);
        Assert.Same(comparer, copy.Any);
        Assert.Same(comparer, copy.Map!.Comparer);
        Assert.Same(comparer, copy.Set!.Comparer);
        Assert.True(copy.Map.ContainsKey(name));
    }

    [Fact]
    public void Default_and_reference_comparers_come_back_as_the_same_instances()
    {
        ComparerFields copy = RoundTrip.Of(new ComparerFields
        {
            Order = Comparer<int>.Default,
            Nodes = EqualityComparer<Node>.Default,
            Any = ReferenceEqualityComparer.Instance,
            Strings = StringComparer.OrdinalIgnoreCase,
        });

        Assert.Same(Comparer<int>.Default, copy.Order);
        Assert.Same(EqualityComparer<Node>.Default, copy.Nodes);
        Assert.Same(ReferenceEqualityComparer.Instance, copy.Any);
        Assert.Same(StringComparer.OrdinalIgnoreCase, copy.Strings);
    }

    [Fact]
    public void A_comparer_of_a_culture_keeps_culture_and_options()
    {
        StringComparer comparer = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.IgnoreCase | CompareOptions.IgnoreSymbols);

        ComparerFields copy = RoundTrip.Of(new ComparerFields { Strings = comparer, Map = new(comparer) { ["a"] = 1 } });

        Assert.Equal(comparer, copy.Strings);
        Assert.Same(copy.Strings, copy.Map!.Comparer);
    }

    [Fact]
    public void A_culture_that_the_machine_does_not_know_is_named()
    {
        StringComparer comparer = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.IgnoreSymbols);
        byte[] state = StateSerializer.Save(new Containers { Texts = ["xx-unknown"], Any = comparer });

        // The culture's name, which is "", becomes the other string of the graph.
        int culture = state.Length - sizeof(int);
        StateException? error = null;
        for (int i = culture; i >= 0 && error?.Code != StateErrorCode.UnknownCulture; i--)
        {
            byte[] changed = [.. state];
            changed[i] = 1;
            error = Record.Exception(() => StateSerializer.Load<Containers>(changed)) as StateException;
        }

        Assert.Equal(StateErrorCode.UnknownCulture, error?.Code);
        Assert.Contains("xx-unknown", error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_savable_comparer_is_shared_and_complete_before_anything_is_compared_by_it()
    {
        PrefixComparer comparer = new(2);
        comparer.Owner = new(comparer) { ["one"] = 1, ["two"] = 2 };

        ComparerFields copy = RoundTrip.Of(new ComparerFields { Map = comparer.Owner, Set = new(comparer) { "xyz" }, Texts = comparer });

        Assert.Same(copy.Texts, copy.Map!.Comparer);
        Assert.Same(copy.Texts, copy.Set!.Comparer);
        Assert.Same(copy.Map, ((PrefixComparer)copy.Texts!).Owner);
        Assert.Equal(2, copy.Map["twelve"]);
        Assert.Contains("xy", copy.Set);
    }

    [Fact]
    public void A_comparer_may_use_what_it_reaches_by_way_of_others()
    {
        IndexComparer comparer = new(new() { ["a"] = "x", ["b"] = "y" });

        ComparerFields copy = RoundTrip.Of(new ComparerFields { Map = new(comparer) { ["a"] = 1, ["b"] = 2 }, Set = new(comparer) { "b" } });

        Assert.Equal(2, copy.Map!["b"]);
        Assert.Contains("b", copy.Set!);
    }
}
