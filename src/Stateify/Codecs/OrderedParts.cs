using Stateify.Contract;

namespace Stateify.Codecs;

/// <summary>Sorted sets, in their order.</summary>
internal readonly struct SortedSetParts<T> : ISequence<SortedSet<T>, T>
{
    public static StateTypeKind Kind => StateTypeKind.Set;

    public static int Count(SortedSet<T> sequence) => sequence.Count;

    public static IEnumerable<T> Items(SortedSet<T> sequence) => sequence;

    public static void SaveHead(SortedSet<T> sequence, RowWriter head) => Comparers.Write(head, sequence.Comparer, Comparer<T>.Default);

    public static SortedSet<T> Create(int count, RowReader head) => new(Comparers.Read<IComparer<T>>(head));

    public static bool Add(SortedSet<T> sequence, T item) => sequence.Add(item);
}

/// <summary>
/// Priority queues. Their heap is saved as it lies, and each element stays where it is put after those above it: so equal
/// priorities leave in the order they would have left in.
/// </summary>
internal readonly struct PriorityQueueParts<TElement, TPriority> : ISequence<PriorityQueue<TElement, TPriority>, (TElement, TPriority)>
{
    public static StateTypeKind Kind => StateTypeKind.Heap;

    public static int Count(PriorityQueue<TElement, TPriority> sequence) => sequence.Count;

    public static IEnumerable<(TElement, TPriority)> Items(PriorityQueue<TElement, TPriority> sequence) => sequence.UnorderedItems;

    public static void SaveHead(PriorityQueue<TElement, TPriority> sequence, RowWriter head) =>
        Comparers.Write(head, sequence.Comparer, Comparer<TPriority>.Default);

    public static PriorityQueue<TElement, TPriority> Create(int count, RowReader head) =>
        new(count, Comparers.Read<IComparer<TPriority>>(head));

    public static bool Add(PriorityQueue<TElement, TPriority> sequence, (TElement, TPriority) item)
    {
        sequence.Enqueue(item.Item1, item.Item2);
        return true;
    }
}
