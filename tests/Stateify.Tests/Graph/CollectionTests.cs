using System.Collections;
using System.Collections.Concurrent;
using System.Collections.ObjectModel;

namespace Stateify.Tests.Graph;

public sealed class CollectionTests
{
    [Fact]
    public void Queues_and_stacks_keep_their_order()
    {
        Node node = new() { Id = 1 };
        Queue<int> wrapped = new([0, 1, 2, 3]);
        wrapped.Dequeue();
        wrapped.Enqueue(4);

        Collections copy = RoundTrip.Of(new Collections
        {
            Queue = wrapped,
            Nodes = new([node, null, node]),
            Stack = new(["bottom", "top"]),
            ConcurrentQueue = new([node, new()]),
            ConcurrentStack = new([1, 2, 3]),
            ConcurrentBag = ["a", "b", "c"],
        });

        Assert.Equal([1, 2, 3, 4], copy.Queue!);
        Assert.Equal(3, copy.Nodes!.Count);
        Assert.Same(copy.Nodes.Peek(), copy.ConcurrentQueue!.First());
        Assert.Equal(["top", "bottom"], copy.Stack!);
        Assert.Equal([3, 2, 1], copy.ConcurrentStack!);
        Assert.Equal(["c", "b", "a"], copy.ConcurrentBag!.AsEnumerable());
    }

    [Fact]
    public void Nodes_of_linked_lists_are_objects_of_their_list()
    {
        Node node = new() { Id = 1 };
        LinkedList<Node> list = new([node, new Node { Id = 2 }, node]);

        Collections copy = RoundTrip.Of(new Collections { Linked = list, LinkedNode = list.Last, LooseNode = new(7) });

        Assert.Equal([1, 2, 1], copy.Linked!.Select(static item => item.Id));
        Assert.Same(copy.Linked!.Last, copy.LinkedNode);
        Assert.Same(copy.Linked, copy.LinkedNode!.List);
        Assert.Same(copy.Linked.First!.Value, copy.Linked.Last!.Value);
        Assert.Null(copy.LooseNode!.List);
        Assert.Equal(7, copy.LooseNode.Value);
    }

    [Fact]
    public void A_node_keeps_its_list()
    {
        LinkedList<Node> list = new([new Node { Id = 1 }, new Node { Id = 2 }]);

        LinkedListNode<Node> copy = RoundTrip.Of(new Collections { LinkedNode = list.Last }).LinkedNode!;

        Assert.Equal(1, copy.Previous!.Value.Id);
        Assert.Equal(2, copy.List!.Count);
    }

    [Fact]
    public void Sorted_collections_keep_contents_and_comparers()
    {
        Collections root = new();
        root.SortedSet = new(StringComparer.OrdinalIgnoreCase) { "b", "A" };
        root.SortedDictionary = new() { [2] = root, [1] = new() };
        root.SortedList = new(new PrefixComparer(1)) { ["b"] = null, ["a"] = new() { Id = 5 } };
        root.Ordered = new() { ["z"] = 1, ["a"] = 2 };

        Collections copy = RoundTrip.Of(root);

        Assert.Equal(["A", "b"], copy.SortedSet!);
        Assert.Contains("a", copy.SortedSet!);
        Assert.Same(StringComparer.OrdinalIgnoreCase, copy.SortedSet!.Comparer);
        Assert.Equal([1, 2], copy.SortedDictionary!.Keys);
        Assert.Same(copy, copy.SortedDictionary[2]);
        Assert.Equal(5, copy.SortedList!["and"]!.Id);
        Assert.Equal(["z", "a"], copy.Ordered!.Keys);
    }

    [Fact]
    public void A_priority_queue_gives_equal_priorities_in_the_same_order()
    {
        PriorityQueue<string, int> queue = new();
        Random random = new(5);
        for (int i = 0; i < 200; i++)
        {
            queue.Enqueue($"{i}", random.Next(10));
            if (i % 7 == 0)
                queue.Dequeue();
        }

        PriorityQueue<string, int> copy = RoundTrip.Of(new Collections { Priorities = queue }).Priorities!;

        List<string> expected = [];
        List<string> actual = [];
        while (queue.TryDequeue(out string? element, out _))
            expected.Add(element);
        while (copy.TryDequeue(out string? element, out _))
            actual.Add(element);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(33)]
    public void Bits_are_kept(int length)
    {
        BitArray bits = new(length);
        for (int i = 0; i < length; i += 3)
            bits[i] = true;

        Assert.Equal(bits.Cast<bool>(), RoundTrip.Of(new Collections { Bits = bits }).Bits!.Cast<bool>());
    }

    [Fact]
    public void Concurrent_dictionaries_keep_contents_and_comparers_whatever_their_history()
    {
        Node node = new() { Id = 1 };
        ConcurrentDictionary<string, Node> map = new(1, 5, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < 100; i++)
            map[$"key{i}"] = node;
        for (int i = 0; i < 100; i += 3)
            map.TryRemove($"key{i}", out _);

        Collections copy = RoundTrip.Of(new Collections { ConcurrentDictionary = map, ConcurrentByNode = new() { [node] = 4 } });

        Assert.Equal(66, copy.ConcurrentDictionary!.Count);
        Assert.Same(copy.ConcurrentDictionary["KEY1"], copy.ConcurrentDictionary["key98"]);
        Assert.Same(StringComparer.OrdinalIgnoreCase, copy.ConcurrentDictionary.Comparer);
        Assert.Equal(4, copy.ConcurrentByNode![copy.ConcurrentDictionary["key1"]]);
    }

    [Fact]
    public void Wrappers_share_what_they_wrap()
    {
        List<Node> list = [new() { Id = 1 }];
        Dictionary<string, Node> map = new() { ["a"] = list[0] };

        Collections root = new() { ReadOnly = new(list), Collection = new(list), ReadOnlyMap = new(map), Any = new object[] { list, map } };
        Collections copy = RoundTrip.Of(root);

        object[] wrapped = (object[])copy.Any!;
        ((List<Node>)wrapped[0]).Add(new() { Id = 2 });
        ((Dictionary<string, Node>)wrapped[1]).Add("b", new());
        Assert.Equal(2, copy.ReadOnly![1].Id);
        Assert.Equal(2, copy.Collection!.Count);
        Assert.Equal(2, copy.ReadOnlyMap!.Count);
        Assert.Same(copy.ReadOnly[0], copy.ReadOnlyMap["a"]);
    }

    [Fact]
    public void Empty_is_not_null_and_null_is_not_empty()
    {
        Collections copy = RoundTrip.Of(new Collections
        {
            Queue = new(),
            Linked = new(),
            SortedSet = [],
            Priorities = new(),
            Collection = [],
            ReadOnly = ReadOnlyCollection<Node>.Empty,
            ConcurrentBag = [],
        });

        Assert.Empty(copy.Queue!);
        Assert.Empty(copy.Linked!);
        Assert.Empty(copy.SortedSet!);
        Assert.Equal(0, copy.Priorities!.Count);
        Assert.Empty(copy.Collection!);
        Assert.Empty(copy.ReadOnly!);
        Assert.Empty(copy.ConcurrentBag!);
        Assert.Null(copy.Stack);
        Assert.Null(copy.Bits);
        Assert.Null(copy.SortedList);
    }
}
