using System.Collections.Frozen;
using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>Frozen sets.</summary>
internal readonly struct FrozenSetParts<T> : IBuiltSequence<FrozenSet<T>, T>
{
    public static StateTypeKind Kind => StateTypeKind.Set;

    public static int? HashOf(T item) => KeySpread.HashOf(item);

    public static int Count(FrozenSet<T> sequence) => sequence.Count;

    public static IEnumerable<T> Items(FrozenSet<T> sequence) => HashOrder.Of(sequence, static item => item, sequence.Comparer);

    public static void SaveHead(FrozenSet<T> sequence, RowWriter head) =>
        Comparers.Write(head, sequence.Comparer, EqualityComparer<T>.Default);

    public static FrozenSet<T> Build(T[] items, RowReader head) => items.ToFrozenSet(Comparers.Read<IEqualityComparer<T>>(head));
}

/// <summary>Frozen dictionaries.</summary>
internal readonly struct FrozenDictionaryParts<TKey, TValue> : IBuiltSequence<FrozenDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    public static StateTypeKind Kind => StateTypeKind.Map;

    public static int? HashOf(KeyValuePair<TKey, TValue> item) => KeySpread.HashOf(item.Key);

    public static int Count(FrozenDictionary<TKey, TValue> sequence) => sequence.Count;

    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(FrozenDictionary<TKey, TValue> sequence) =>
        HashOrder.Of(sequence, static pair => pair.Key, sequence.Comparer);

    public static void SaveHead(FrozenDictionary<TKey, TValue> sequence, RowWriter head) =>
        Comparers.Write(head, sequence.Comparer, EqualityComparer<TKey>.Default);

    public static FrozenDictionary<TKey, TValue> Build(KeyValuePair<TKey, TValue>[] items, RowReader head) =>
        items.ToFrozenDictionary(Comparers.Read<IEqualityComparer<TKey>>(head));
}
