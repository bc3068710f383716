using System.Collections.Immutable;
using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>Immutable lists.</summary>
internal readonly struct ImmutableListParts<T> : IBuiltSequence<ImmutableList<T>, T>
{
    public static int Count(ImmutableList<T> sequence) => sequence.Count;

    public static IEnumerable<T> Items(ImmutableList<T> sequence) => sequence;

    public static ImmutableList<T> Build(T[] items, RowReader head) => [.. items];
}

/// <summary>Immutable queues, the first to leave first.</summary>
internal readonly struct ImmutableQueueParts<T> : IBuiltSequence<ImmutableQueue<T>, T>
{
    public static int Count(ImmutableQueue<T> sequence) => sequence.Count();

    public static IEnumerable<T> Items(ImmutableQueue<T> sequence) => sequence;

    public static ImmutableQueue<T> Build(T[] items, RowReader head) => [.. items];
}

/// <summary>Immutable stacks, the top first, as they enumerate.</summary>
internal readonly struct ImmutableStackParts<T> : IBuiltSequence<ImmutableStack<T>, T>
{
    public static int Count(ImmutableStack<T> sequence) => sequence.Count();

    public static IEnumerable<T> Items(ImmutableStack<T> sequence) => sequence;

    public static ImmutableStack<T> Build(T[] items, RowReader head) => [.. Enumerable.Reverse(items)];
}

/// <summary>Immutable hash sets.</summary>
internal readonly struct ImmutableHashSetParts<T> : IBuiltSequence<ImmutableHashSet<T>, T>
{
    public static StateTypeKind Kind => StateTypeKind.Set;

    public static int? HashOf(T item) => KeySpread.HashOf(item);

    public static int Count(ImmutableHashSet<T> sequence) => sequence.Count;

    public static IEnumerable<T> Items(ImmutableHashSet<T> sequence) => HashOrder.Of(sequence, static item => item, sequence.KeyComparer);

    public static void SaveHead(ImmutableHashSet<T> sequence, RowWriter head) =>
        Comparers.Write(head, sequence.KeyComparer, EqualityComparer<T>.Default);

    public static ImmutableHashSet<T> Build(T[] items, RowReader head) => items.ToImmutableHashSet(Comparers.Read<IEqualityComparer<T>>(head));
}

/// <summary>Immutable sorted sets, in their order.</summary>
internal readonly struct ImmutableSortedSetParts<T> : IBuiltSequence<ImmutableSortedSet<T>, T>
{
    public static StateTypeKind Kind => StateTypeKind.Set;

    public static int Count(ImmutableSortedSet<T> sequence) => sequence.Count;

    public static IEnumerable<T> Items(ImmutableSortedSet<T> sequence) => sequence;

    public static void SaveHead(ImmutableSortedSet<T> sequence, RowWriter head) =>
        Comparers.Write(head, sequence.KeyComparer, Comparer<T>.Default);

    public static ImmutableSortedSet<T> Build(T[] items, RowReader head) => items.ToImmutableSortedSet(Comparers.Read<IComparer<T>>(head));
}

/// <summary>Immutable sorted dictionaries, in their order.</summary>
internal readonly struct ImmutableSortedDictionaryParts<TKey, TValue> : IBuiltSequence<ImmutableSortedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    public static StateTypeKind Kind => StateTypeKind.Map;

    public static int Count(ImmutableSortedDictionary<TKey, TValue> sequence) => sequence.Count;

    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(ImmutableSortedDictionary<TKey, TValue> sequence) => sequence;

    public static void SaveHead(ImmutableSortedDictionary<TKey, TValue> sequence, RowWriter head) =>
        ImmutableMaps.SaveHead(sequence.KeyComparer, Comparer<TKey>.Default, sequence.ValueComparer, head);

    public static ImmutableSortedDictionary<TKey, TValue> Build(KeyValuePair<TKey, TValue>[] items, RowReader head) =>
        items.ToImmutableSortedDictionary(Comparers.Read<IComparer<TKey>>(head));
}

/// <summary>Immutable dictionaries.</summary>
internal readonly struct ImmutableDictionaryParts<TKey, TValue> : IBuiltSequence<ImmutableDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    public static StateTypeKind Kind => StateTypeKind.Map;

    public static int? HashOf(KeyValuePair<TKey, TValue> item) => KeySpread.HashOf(item.Key);

    public static int Count(ImmutableDictionary<TKey, TValue> sequence) => sequence.Count;

    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(ImmutableDictionary<TKey, TValue> sequence) =>
        HashOrder.Of(sequence, static pair => pair.Key, sequence.KeyComparer);

    public static void SaveHead(ImmutableDictionary<TKey, TValue> sequence, RowWriter head) =>
        ImmutableMaps.SaveHead(sequence.KeyComparer, EqualityComparer<TKey>.Default, sequence.ValueComparer, head);

    public static ImmutableDictionary<TKey, TValue> Build(KeyValuePair<TKey, TValue>[] items, RowReader head) =>
        items.ToImmutableDictionary(Comparers.Read<IEqualityComparer<TKey>>(head));
}

/// <summary>What immutable dictionaries have in common: a comparer of values besides that of keys, which must be the default one.</summary>
internal static class ImmutableMaps
{
    public static void SaveHead<TValue>(object comparer, object defaultComparer, IEqualityComparer<TValue> valueComparer, RowWriter head)
    {
        if (!ReferenceEquals(valueComparer, EqualityComparer<TValue>.Default))
            throw Graph.StateErrors.UnsavableComparer(valueComparer.GetType());
        Comparers.Write(head, comparer, defaultComparer);
    }
}
