using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Numerics;
using System.Text;
using Stateify.Memory;

namespace Stateify.Tests.Graph;

/// <summary>A little of everything that the format knows of the platform.</summary>
[Savable]
public sealed partial class PlatformSpecimen
{
    public Node? Node;
    public Queue<Node>? Queue;
    public LinkedList<int>? Linked;
    public LinkedListNode<int>? LinkedNode;
    public SortedSet<string>? Sorted;
    public SortedDictionary<int, string>? SortedMap;
    public PriorityQueue<string, int>? Priorities;
    public BitArray? Bits;
    public ConcurrentDictionary<string, int>? Concurrent;
    public ReadOnlyCollection<Node>? ReadOnly;
    public ImmutableArray<int> Array;
    public ImmutableList<object>? List;
    public ImmutableHashSet<Key>? Keys;
    public FrozenDictionary<string, int>? Frozen;
    public HashSet<string>? ByPrefix;
    public (int, Tuple<int, string>?) Tuple;
    public BigInteger Big;
    public DateTimeOffset Offset;
    public DateOnly Day;
    public TimeOnly Time;
    public Rune Rune;
    public Range Range;
    public PageRange Pages;
    public Uri? Uri;
    public Version? Version;
    public StringBuilder? Builder;
    public Type? Type;
    public StringComparer? Comparer;
    public IComparer<int>? Order;
    public int[,]? Matrix;
    public ArraySegment<int> Segment;
    public Memory<int> Memory;
    public ReadOnlyMemory<char> Chars;
    public Lazy<Node>? Lazy;
    public WeakReference<Node>? Weak;

    public static PlatformSpecimen Create()
    {
        Node node = new() { Id = 1 };
        int[] whole = [1, 2, 3];
        LinkedList<int> linked = new([1, 2]);
        PlatformSpecimen specimen = new()
        {
            Node = node,
            Queue = new([node]),
            Linked = linked,
            LinkedNode = linked.Last,
            Sorted = new(StringComparer.OrdinalIgnoreCase) { "a", "b" },
            SortedMap = new() { [1] = "a" },
            Priorities = new([("a", 2), ("b", 1)]),
            Bits = new([true, false, true]),
            Concurrent = new() { ["a"] = 1 },
            ReadOnly = new([node]),
            Array = [4, 5],
            Keys = [new() { Part = node }],
            Frozen = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }.ToFrozenDictionary(),
            ByPrefix = new(new PrefixComparer(1)) { "a" },
            Tuple = (1, new(2, "a")),
            Big = 1000,
            Offset = new(2026, 11, 21, 1, 2, 3, TimeSpan.FromHours(1)),
            Day = new(2026, 11, 21),
            Time = new(1, 2),
            Rune = new('x'),
            Range = 1..^1,
            Uri = new("https://host/"),
            Version = new(1, 2, 3),
            Builder = new("text"),
            Type = typeof(Node),
            Comparer = StringComparer.InvariantCulture,
            Order = Comparer<int>.Default,
            Matrix = new[,] { { 1, 2 } },
            Segment = new(whole, 1, 2),
            Memory = whole.AsMemory(1),
            Chars = "text".AsMemory(1),
            Lazy = new(node),
            Weak = new(node),
        };
        specimen.List = [specimen.Keys, specimen, "a"];
        return specimen;
    }
}
