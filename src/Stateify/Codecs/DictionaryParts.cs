using System.Collections.Concurrent;
using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Codecs;

/// <summary>Sorted dictionaries, in their order.</summary>
internal readonly struct SortedDictionaryParts<TKey, TValue> : ISequence<SortedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    public static StateTypeKind Kind => StateTypeKind.Map;

    public static int Count(SortedDictionary<TKey, TValue> sequence) => sequence.Count;

    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(SortedDictionary<TKey, TValue> sequence) => sequence;

    public static void SaveHead(SortedDictionary<TKey, TValue> sequence, RowWriter head) =>
        Comparers.Write(head, sequence.Comparer, Comparer<TKey>.Default);

    public static SortedDictionary<TKey, TValue> Create(int count, RowReader head) => new(Comparers.Read<IComparer<TKey>>(head));

    public static bool Add(SortedDictionary<TKey, TValue> sequence, KeyValuePair<TKey, TValue> item)
    {
        int count = sequence.Count;
        sequence[item.Key] = item.Value;
        return sequence.Count > count;
    }
}

/// <summary>Sorted lists, in their order.</summary>
internal readonly struct SortedListParts<TKey, TValue> : ISequence<SortedList<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    public static StateTypeKind Kind => StateTypeKind.Map;

    public static int Count(SortedList<TKey, TValue> sequence) => sequence.Count;

    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(SortedList<TKey, TValue> sequence) => sequence;

    public static void SaveHead(SortedList<TKey, TValue> sequence, RowWriter head) =>
        Comparers.Write(head, sequence.Comparer, Comparer<TKey>.Default);

    public static SortedList<TKey, TValue> Create(int count, RowReader head) => new(count, Comparers.Read<IComparer<TKey>>(head));

    public static bool Add(SortedList<TKey, TValue> sequence, KeyValuePair<TKey, TValue> item)
    {
        int count = sequence.Count;
        sequence[item.Key] = item.Value;
        return sequence.Count > count;
    }
}

/// <summary>Ordered dictionaries, in their order.</summary>
internal readonly struct OrderedDictionaryParts<TKey, TValue> : ISequence<OrderedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    public static StateTypeKind Kind => StateTypeKind.Map;

    public static int? HashOf(KeyValuePair<TKey, TValue> item) => KeySpread.HashOf(item.Key);

    public static int Count(OrderedDictionary<TKey, TValue> sequence) => sequence.Count;

    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(OrderedDictionary<TKey, TValue> sequence) => sequence;

    public static void SaveHead(OrderedDictionary<TKey, TValue> sequence, RowWriter head) =>
        Comparers.Write(head, sequence.Comparer, EqualityComparer<TKey>.Default);

    public static OrderedDictionary<TKey, TValue> Create(int count, RowReader head) => new(count, Comparers.Read<IEqualityComparer<TKey>>(head));

    public static bool Add(OrderedDictionary<TKey, TValue> sequence, KeyValuePair<TKey, TValue> item) =>
        sequence.TryAdd(item.Key, item.Value);
}

/// <summary>Concurrent dictionaries, which put what they were given last first among keys of one hash code.</summary>
internal readonly struct ConcurrentDictionaryParts<TKey, TValue> : ISequence<ConcurrentDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    public static StateTypeKind Kind => StateTypeKind.Map;

    public static bool FillsBackwards => true;

    public static int? HashOf(KeyValuePair<TKey, TValue> item) => KeySpread.HashOf(item.Key);

    public static int Count(ConcurrentDictionary<TKey, TValue> sequence) => sequence.Count;

    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(ConcurrentDictionary<TKey, TValue> sequence) =>
        HashOrder.Of(sequence.ToArray(), static pair => pair.Key, sequence.Comparer);

    public static void SaveHead(ConcurrentDictionary<TKey, TValue> sequence, RowWriter head) =>
        Comparers.Write(head, sequence.Comparer, EqualityComparer<TKey>.Default);

    public static ConcurrentDictionary<TKey, TValue> Create(int count, RowReader head) => new(Comparers.Read<IEqualityComparer<TKey>>(head));

    public static bool Add(ConcurrentDictionary<TKey, TValue> sequence, KeyValuePair<TKey, TValue> item) =>
        sequence.TryAdd(item.Key, item.Value);
}
