using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Numerics;
using System.Text;
using Stateify.Memory;

namespace Stateify.Tests.Graph;

/// <content>What is made with its contents, because it cannot be changed, or not by one method that all have.</content>
internal sealed partial class GraphProgram
{
    private static readonly Type[] KnownTypes = [typeof(Node), typeof(int), typeof(List<int>), typeof(Tuple<int, Node>), typeof(string)];

    private static readonly Dictionary<Type, Func<GraphProgram, int, object>> Factories = new()
    {
        [typeof(Queue<int>)] = static (p, n) => new Queue<int>(p.Items<int>(n)),
        [typeof(Queue<Node>)] = static (p, n) => new Queue<Node>(p.Items<Node>(n)),
        [typeof(Stack<string>)] = static (p, n) => new Stack<string>(p.Items<string>(n)),
        [typeof(LinkedList<Node>)] = static (p, n) => new LinkedList<Node>(p.Items<Node>(n)),
        [typeof(LinkedListNode<Node>)] = static (p, n) => p.Items<LinkedList<Node>>(n).FirstOrDefault()?.Last ?? new(p.One<Node>(n)!),
        [typeof(LinkedListNode<int>)] = static (p, n) => new LinkedListNode<int>(p.One<int>(n)),
        [typeof(SortedSet<string>)] = static (p, n) => new SortedSet<string>(p.Items<string>(n), p.TextOrder()),
        [typeof(SortedDictionary<int, Collections>)] = static (p, n) => new SortedDictionary<int, Collections>(p.Map<int, Collections>(n)),
        [typeof(SortedList<string, Node>)] = static (p, n) => p.Fill(new SortedList<string, Node?>(p.TextOrder()), n),
        [typeof(OrderedDictionary<string, int>)] = static (p, n) => new OrderedDictionary<string, int>(p.Map<string, int>(n)),
        [typeof(PriorityQueue<string, int>)] = static (p, n) =>
            new PriorityQueue<string, int>(p.Items<string>(n).Select(item => (item, p._random.Next(2)))),
        [typeof(BitArray)] = static (p, n) => new BitArray(p.Items<bool>(n)),
        [typeof(ConcurrentDictionary<string, Node>)] = static (p, n) => new ConcurrentDictionary<string, Node>(p.Map<string, Node>(n)),
        [typeof(ConcurrentDictionary<Node, int>)] = static (p, n) => p.One<Node>(n) is { } node
            ? new ConcurrentDictionary<Node, int> { [node] = n }
            : new(),
        [typeof(ConcurrentQueue<Node>)] = static (p, n) => new ConcurrentQueue<Node>(p.Items<Node>(n)),
        [typeof(ConcurrentStack<int>)] = static (p, n) => new ConcurrentStack<int>(p.Items<int>(n)),
        [typeof(ConcurrentBag<string>)] = static (p, n) => new ConcurrentBag<string>(p.Items<string>(n)),
        [typeof(Collection<Node>)] = static (p, n) => new Collection<Node>([.. p.Items<Node>(n)]),
        [typeof(ReadOnlyCollection<Node>)] = static (p, n) => new ReadOnlyCollection<Node>(p.Items<Node>(n)),
        [typeof(ReadOnlyDictionary<string, Node>)] = static (p, n) => new ReadOnlyDictionary<string, Node>(p.Map<string, Node>(n)),

        [typeof(ImmutableArray<int>)] = static (p, n) => p._random.Next(2) == 0 ? default : ImmutableArray.Create(p.Items<int>(n)),
        [typeof(ImmutableArray<object>)] = static (p, n) => p._random.Next(2) == 0 ? default : ImmutableArray.Create(p.Items<object>(n)),
        [typeof(ImmutableList<Immutables>)] = static (p, n) => ImmutableList.Create(p.Items<Immutables>(n)),
        [typeof(ImmutableQueue<string>)] = static (p, n) => ImmutableQueue.Create(p.Items<string>(n)),
        [typeof(ImmutableStack<int>)] = static (p, n) => ImmutableStack.Create(p.Items<int>(n)),
        [typeof(ImmutableHashSet<string>)] = static (p, n) => ImmutableHashSet.Create(p.TextEquality(), p.Items<string>(n)),
        [typeof(ImmutableHashSet<Key>)] = static (p, n) => p.NewKeys(n).ToImmutableHashSet(),
        [typeof(ImmutableSortedSet<string>)] = static (p, n) => ImmutableSortedSet.Create(p.TextOrder(), p.Items<string>(n)),
        [typeof(ImmutableDictionary<string, Immutables>)] = static (p, n) => p.Map<string, Immutables>(n).ToImmutableDictionary(),
        [typeof(ImmutableDictionary<Key, object>)] = static (p, n) =>
            p.NewKeys(n).ToImmutableDictionary(static key => key, _ => p.One<object>(n)!),
        [typeof(ImmutableSortedDictionary<int, string>)] = static (p, n) => p.Map<int, string>(n).ToImmutableSortedDictionary(),
        [typeof(FrozenSet<string>)] = static (p, n) => p.Items<string>(n).ToFrozenSet(p.TextEquality()),
        [typeof(FrozenDictionary<string, Immutables>)] = static (p, n) => p.Map<string, Immutables>(n).ToFrozenDictionary(),
        [typeof(FrozenDictionary<Key, Node>)] = static (p, n) =>
            p.NewKeys(n).ToFrozenDictionary(static key => key, _ => p.One<Node>(n)!),
        [typeof(Tuple<ImmutableHashSet<Key>, int>)] = static (p, n) => Tuple.Create(p.One<ImmutableHashSet<Key>>(n)!, n),
        [typeof(Tuple<int, Node>)] = static (p, n) => Tuple.Create(n, p.One<Node>(n)!),
        [typeof(Tuple<object, object>)] = static (p, n) => Tuple.Create(p.One<object>(n)!, p.One<object>(n)!),
        [typeof(Tuple<int, int, int, int, int, int, int, Tuple<string>>)] = static (p, n) =>
            new Tuple<int, int, int, int, int, int, int, Tuple<string>>(1, 2, 3, 4, 5, 6, n, new(p.One<string>(n)!)),

        [typeof(Inventory)] = static (p, n) => Fill(new Inventory(n) { Name = p.One<string>(n) }, p.Items<Node>(n)),
        [typeof(Chest)] = static (p, n) => Fill(new Chest(n) { Inside = p.One<Chest>(n) }, p.Items<Node>(n)),
        [typeof(Scores)] = static (p, n) => Fill(new Scores { Best = n }, p.Items<int>(n)),
        [typeof(Owners)] = static (p, n) => Fill(new Owners { Title = p.One<string>(n) }, p.NewKeys(n).ToDictionary(static key => key, _ => p.One<Owners>(n)!)),
        [typeof(Agenda<string>)] = static (p, n) => new Agenda<string> { Current = p.One<string>(n) },
        [typeof(Key)] = static (p, n) => new Key { Part = new Node { Id = p._random.Next(4) } },

        [typeof(BigInteger)] = static (p, n) => new BigInteger(p.Items<byte>(n)),
        [typeof(DateTimeOffset)] = static (p, n) => new DateTimeOffset(2026, 1, 1, 0, 0, p._random.Next(60), TimeSpan.FromMinutes(p._random.Next(-840, 841))),
        [typeof(DateOnly)] = static (p, n) => DateOnly.FromDayNumber(p._random.Next(DateOnly.MaxValue.DayNumber + 1)),
        [typeof(TimeOnly)] = static (p, n) => new TimeOnly(p._random.NextInt64(TimeOnly.MaxValue.Ticks + 1)),
        [typeof(PageRange)] = static (p, n) => new PageRange(4096L * p._random.Next(9), 4096L * p._random.Next(1, 9)),
        [typeof(Rune)] = static (p, n) => new Rune(p._random.Next(0xD800)),
        [typeof(Uri)] = static (p, n) => new Uri($"https://host/{p._random.Next(9)}"),
        [typeof(Version)] = static (p, n) => new Version(p._random.Next(9), p._random.Next(9), p._random.Next(9)),
        [typeof(StringBuilder)] = static (p, n) => new StringBuilder(p.One<string>(n)),
        [typeof(Type)] = static (p, n) => KnownTypes[p._random.Next(KnownTypes.Length)],

        [typeof(int[,])] = static (p, n) => new int[p._random.Next(3), p._random.Next(3)],
        [typeof(string[,,])] = static (p, n) => new[, ,] { { { p.One<string>(n) }, { p.One<string>(n) } } },
        [typeof(Node[,])] = static (p, n) => new[,] { { p.One<Node>(n), p.One<Node>(n) } },
        [typeof(Shape[,])] = static (p, n) => new[,] { { p.One<Shape>(n) } },
        [typeof(ArraySegment<int>)] = static (p, n) => p.One<int[]>(n) is { Length: > 0 } array ? new ArraySegment<int>(array, 1, array.Length - 1) : default,
        [typeof(Memory<int>)] = static (p, n) => p.One<int[]>(n).AsMemory(),
        [typeof(ReadOnlyMemory<int>)] = static (p, n) => (ReadOnlyMemory<int>)p.One<int[]>(n).AsMemory(),
        [typeof(ReadOnlyMemory<char>)] = static (p, n) => p.One<string>(n) is { } text ? text.AsMemory() : "chars".ToCharArray().AsMemory(1),
        [typeof(Memory<Node>)] = static (p, n) => p.Items<Node>(n).AsMemory(),

        [typeof(Lazy<Node>)] = static (p, n) => new Lazy<Node>(p.One<Node>(n)!),
        [typeof(Lazy<int>)] = static (p, n) => new Lazy<int>(() => n),
        [typeof(WeakReference<Node>)] = static (p, n) => new WeakReference<Node>(p.One<Node>(n)!),
        [typeof(WeakReference)] = static (p, n) => new WeakReference(p.One<object>(n)),
    };

    private T? One<T>(int nesting) => (T?)Value(typeof(T), nesting);

    private T[] Items<T>(int nesting) => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => One<T>(nesting)!)];

    private Dictionary<TKey, TValue> Map<TKey, TValue>(int nesting)
        where TKey : notnull => Fill(new Dictionary<TKey, TValue>(), nesting);

    private static TCollection Fill<TCollection, T>(TCollection collection, IEnumerable<T> items)
        where TCollection : ICollection<T>
    {
        foreach (T item in items)
            collection.Add(item);
        return collection;
    }

    private TMap Fill<TMap>(TMap map, int nesting)
        where TMap : IDictionary
    {
        Type[] arguments = typeof(TMap).GetGenericArguments();
        for (int i = _random.Next(4); i > 0; i--)
        {
            if (Value(arguments[0], nesting) is { } key)
                map[key] = Value(arguments[1], nesting);
        }

        return map;
    }

    /// <summary>Keys whose hash code depends on another object, none of them equal.</summary>
    private Key[] NewKeys(int nesting)
    {
        int first = _random.Next(int.MaxValue - 3);
        return [.. Enumerable.Range(first, _random.Next(3)).Select(id => new Key { Part = new Node { Id = id, Tag = One<object>(nesting) } })];
    }

    private IComparer<string>? TextOrder() => _random.Next(3) switch
    {
        0 => null,
        1 => StringComparer.OrdinalIgnoreCase,
        _ => new PrefixComparer(100),
    };

    private IEqualityComparer<string>? TextEquality() => _random.Next(3) switch
    {
        0 => null,
        1 => StringComparer.Ordinal,
        _ => StringComparer.OrdinalIgnoreCase,
    };
}
