using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Numerics;
using System.Text;
using Stateify.Memory;

namespace Stateify.Tests.Graph;

/// <summary>A field of every collection of the platform that is filled.</summary>
[Savable]
public sealed partial class Collections
{
    public Queue<int>? Queue;
    public Queue<Node?>? Nodes;
    public Stack<string>? Stack;
    public LinkedList<Node>? Linked;
    public LinkedListNode<Node>? LinkedNode;
    public LinkedListNode<int>? LooseNode;
    public SortedSet<string>? SortedSet;
    public SortedDictionary<int, Collections>? SortedDictionary;
    public SortedList<string, Node?>? SortedList;
    public OrderedDictionary<string, int>? Ordered;
    public PriorityQueue<string, int>? Priorities;
    public BitArray? Bits;
    public ConcurrentDictionary<string, Node>? ConcurrentDictionary;
    public ConcurrentDictionary<Node, int>? ConcurrentByNode;
    public ConcurrentQueue<Node>? ConcurrentQueue;
    public ConcurrentStack<int>? ConcurrentStack;
    public ConcurrentBag<string>? ConcurrentBag;
    public Collection<Node>? Collection;
    public ReadOnlyCollection<Node>? ReadOnly;
    public ReadOnlyDictionary<string, Node>? ReadOnlyMap;
    public object? Any;
}

/// <summary>A field of every collection that never changes.</summary>
[Savable]
public sealed partial class Immutables
{
    public ImmutableArray<int> Numbers;
    public ImmutableArray<object?> Objects;
    public ImmutableList<Immutables>? List;
    public ImmutableQueue<string>? Queue;
    public ImmutableStack<int>? Stack;
    public ImmutableHashSet<string>? Set;
    public ImmutableHashSet<Key>? Keys;
    public ImmutableSortedSet<string>? SortedSet;
    public ImmutableDictionary<string, Immutables>? Map;
    public ImmutableDictionary<Key, object>? ByKey;
    public ImmutableSortedDictionary<int, string>? SortedMap;
    public FrozenSet<string>? FrozenSet;
    public FrozenDictionary<string, Immutables>? FrozenMap;
    public FrozenDictionary<Key, Node>? FrozenByKey;
    public Tuple<ImmutableHashSet<Key>, int>? Tuple;
    public Key? Key;
    public object? Any;
}

/// <summary>A field of every value of the platform that has parts.</summary>
[Savable]
public sealed partial class Values
{
    public BigInteger Big;
    public BigInteger[]? Bigs;
    public Complex Complex;
    public Complex[]? Complexes;
    public DateTimeOffset Offset;
    public DateOnly Day;
    public TimeOnly Time;
    public Rune Rune;
    public Index Index;
    public Range Range;
    public PageRange Pages;
    public KeyValuePair<string, Node?> Pair;
    public (int Number, string Text) Two;
    public (Node? A, (byte, decimal) B, int? C)[]? Tuples;
    public (int, int, int, int, int, int, int, string, Node?) Nine;
    public Tuple<int, Node>? Tuple;
    public Tuple<int, int, int, int, int, int, int, Tuple<string>>? LongTuple;
    public Uri? Uri;
    public Version? Version;
    public StringBuilder? Builder;
    public Type? Type;
    public object? Any;
    public Dictionary<(int, string), DateOnly>? ByTuple;
}

/// <summary>Windows and arrays of every form.</summary>
[Savable]
public sealed partial class Arrays
{
    public int[,]? Matrix;
    public string?[,,]? Cube;
    public Node?[][,]? Matrices;
    public Shape?[,]? Shapes;
    public object?[]? Covariant;
    public int[]? Whole;
    public ArraySegment<int> Segment;
    public ArraySegment<int> Other;
    public Memory<int> Memory;
    public ReadOnlyMemory<int> ReadOnly;
    public ReadOnlyMemory<char> Chars;
    public Memory<Node> Nodes;
    public string? Text;
    public object? Any;
}

/// <summary>Objects that stand between the owner and something else.</summary>
[Savable]
public sealed partial class Wrappers
{
    public Lazy<Node>? Lazy;
    public Lazy<int>? Number;
    public WeakReference<Node>? Weak;
    public WeakReference? Untyped;
    public Node? Strong;
    public object? Any;
}
