using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Stateify.Tests.Graph;

public sealed class ImmutableTests
{
    [Fact]
    public void Immutable_collections_keep_contents_order_and_comparers()
    {
        Immutables copy = RoundTrip.Of(new Immutables
        {
            Numbers = [1, 2, 3],
            Objects = [1, null, "x"],
            Queue = ["first", "last"],
            Stack = [1, 2, 3],
            Set = ["a", "B"],
            SortedSet = ImmutableSortedSet.Create<string>(StringComparer.OrdinalIgnoreCase, "b", "A"),
            Map = ImmutableDictionary.Create<string, Immutables>(StringComparer.OrdinalIgnoreCase).Add("Key", new()),
            SortedMap = ImmutableSortedDictionary<int, string>.Empty.Add(2, "two").Add(1, "one"),
            FrozenSet = new[] { "one", "two", "three" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase),
        });

        Assert.Equal([1, 2, 3], copy.Numbers.AsEnumerable());
        Assert.Equal([1, null, "x"], copy.Objects.AsEnumerable());
        Assert.Equal(["first", "last"], copy.Queue!);
        Assert.Equal([3, 2, 1], copy.Stack!.AsEnumerable());
        Assert.True(copy.Set!.SetEquals(["a", "B"]));
        Assert.Equal(["A", "b"], copy.SortedSet!);
        Assert.Same(StringComparer.OrdinalIgnoreCase, copy.SortedSet!.KeyComparer);
        Assert.True(copy.Map!.ContainsKey("KEY"));
        Assert.Equal(["one", "two"], copy.SortedMap!.Values);
        Assert.Contains("TWO", (ISet<string>)copy.FrozenSet!);
        Assert.Null(copy.List);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(1000)]
    public void Frozen_collections_are_of_the_same_hidden_class(int count)
    {
        Immutables root = new()
        {
            FrozenSet = Enumerable.Range(0, count).Select(static i => $"key {i}").ToFrozenSet(),
            Any = Enumerable.Range(0, count).ToFrozenDictionary(static i => i * 7, static i => $"{i}"),
        };

        Immutables copy = RoundTrip.Of(root);

        Assert.Same(root.FrozenSet.GetType(), copy.FrozenSet!.GetType());
        Assert.Same(root.Any.GetType(), copy.Any!.GetType());
        Assert.Equal($"{count - 1}", ((FrozenDictionary<int, string>)copy.Any)[(count - 1) * 7]);
    }

    [Fact]
    public void Default_empty_and_shared_immutable_arrays_are_told_apart()
    {
        ImmutableArray<int> shared = [1, 2];
        object[] copy = RoundTrip.Of(new object[]
        {
            new Immutables { Numbers = shared }, new Immutables { Numbers = shared }, new Immutables { Numbers = [] }, new Immutables(), shared,
        });

        ImmutableArray<int>[] arrays = [.. copy.Take(4).Select(static item => ((Immutables)item).Numbers)];
        Assert.True(arrays[0].Equals(arrays[1]));
        Assert.True(arrays[0].Equals(copy[4]));
        Assert.True(arrays[2] is { IsDefault: false, IsEmpty: true });
        Assert.True(arrays[3].IsDefault);
    }

    [Fact]
    public void Built_objects_hold_those_that_refer_to_them()
    {
        Immutables root = new();
        root.List = [root, root];
        root.Map = ImmutableDictionary<string, Immutables>.Empty.Add("me", root);
        root.FrozenMap = new Dictionary<string, Immutables> { ["me"] = root }.ToFrozenDictionary();
        root.Any = Tuple.Create<object, object>(root.List, Tuple.Create<object, object>(root.Map, root));

        Immutables copy = RoundTrip.Of(root);

        Assert.Same(copy, copy.List![1]);
        Assert.Same(copy, copy.Map!["me"]);
        Assert.Same(copy, copy.FrozenMap!["me"]);
        Tuple<object, object> outer = Assert.IsType<Tuple<object, object>>(copy.Any);
        Assert.Same(copy.List, outer.Item1);
        Assert.Same(copy.Map, ((Tuple<object, object>)outer.Item2).Item1);
    }

    [Fact]
    public void Keys_are_complete_when_an_immutable_collection_hashes_them()
    {
        Key key = new() { Part = new Node { Id = 42 } };
        Immutables root = new()
        {
            Key = key,
            Keys = [key],
            ByKey = ImmutableDictionary<Key, object>.Empty.Add(key, "value"),
            FrozenByKey = new Dictionary<Key, Node> { [key] = key.Part }.ToFrozenDictionary(),
        };
        root.Tuple = new(root.Keys, 5);
        root.Any = new object[] { root.Tuple, new List<object> { root.Keys, root.Tuple }, new Dictionary<string, object> { ["x"] = root.ByKey } };

        Immutables copy = RoundTrip.Of(root);

        Key same = new() { Part = new Node { Id = 42 } };
        Assert.Contains(same, copy.Keys!);
        Assert.Equal("value", copy.ByKey![same]);
        Assert.Same(copy.Key!.Part, copy.FrozenByKey![same]);
        Assert.Same(copy.Keys, copy.Tuple!.Item1);
        object[] items = (object[])copy.Any!;
        Assert.Same(copy.Tuple, items[0]);
        Assert.Same(copy.Keys, ((List<object>)items[1])[0]);
        Assert.Same(copy.Tuple, ((List<object>)items[1])[1]);
        Assert.Same(copy.ByKey, ((Dictionary<string, object>)items[2])["x"]);
    }

    [Fact]
    public void A_key_may_hold_the_immutable_collection_it_is_in()
    {
        Node tag = new() { Id = 3 };
        Key key = new() { Part = tag };
        Immutables root = new() { Keys = [key], ByKey = ImmutableDictionary<Key, object>.Empty.Add(key, "v") };
        tag.Tag = new object[] { root.Keys, new Queue<object>([root.ByKey]), root };

        Immutables copy = RoundTrip.Of(root);

        Key restored = copy.Keys!.Single();
        object[] items = (object[])restored.Part!.Tag!;
        Assert.Same(copy.Keys, items[0]);
        Assert.Same(copy.ByKey, ((Queue<object>)items[1]).Peek());
        Assert.Same(copy, items[2]);
        Assert.Equal("v", copy.ByKey![restored]);
    }

    [Fact]
    public void Immutable_collections_compare_by_savable_comparers()
    {
        PrefixComparer comparer = new(1);
        Immutables root = new()
        {
            Set = ImmutableHashSet.Create<string>(comparer, "apple", "banana"),
            SortedSet = ImmutableSortedSet.Create<string>(comparer, "b", "a"),
            Any = comparer,
        };

        Immutables copy = RoundTrip.Of(root);

        Assert.Same(copy.Any, copy.Set!.KeyComparer);
        Assert.Contains("avocado", copy.Set);
        Assert.Contains("b", copy.SortedSet!);
    }

    [Fact]
    public void A_long_chain_of_built_objects_needs_no_stack()
    {
        const int Count = 100_000;
        object chain = "end";
        for (int i = 0; i < Count; i++)
            chain = Tuple.Create<object, object>(i, chain);

        object? copy = null;
        byte[] state = StateSerializer.Save(chain);
        Thread thread = new(() => copy = StateSerializer.Load<object>(state), 256 * 1024);
        thread.Start();
        thread.Join();

        for (int i = Count - 1; i >= 0; i--)
        {
            Tuple<object, object> link = (Tuple<object, object>)copy!;
            Assert.Equal(i, link.Item1);
            copy = link.Item2;
        }

        Assert.Equal("end", copy);
    }

    [Fact]
    public void A_comparer_of_values_that_cannot_be_restored_is_refused()
    {
        Immutables root = new() { Map = ImmutableDictionary.Create<string, Immutables>(null, ReferenceEqualityComparer.Instance) };

        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(root));

        Assert.Equal(StateErrorCode.UnsavableComparer, error.Code);
    }
}

/// <summary>Makes types known that are met only through object.</summary>
[Savable]
public sealed partial class Registered
{
    public Tuple<object, object>? Pair;
    public FrozenDictionary<int, string>? Numbers;
    public Queue<object>? Queue;
    public Dictionary<string, object>? Objects;
}
