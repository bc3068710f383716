using System.Collections.Concurrent;
using Stateify.Codecs;

namespace Stateify.Contract;

/// <content>Collections beyond arrays, lists, hash sets and dictionaries.</content>
public sealed partial class TypeSet
{
    /// <summary>Registers arrays of two or more dimensions.</summary>
    public void AddRectangle<TArray, T, TColumn>()
        where TArray : class
        where TColumn : struct, IColumn<T>
    {
        Add(RectangleType<TArray, T, TColumn>.Instance);
    }

    /// <summary>Registers linked lists and their nodes.</summary>
    public void AddLinkedList<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(LinkedListType<T, TColumn>.Instance);
        Add(LinkedNodeType<T, TColumn>.Instance);
    }

    /// <summary>Registers weak references.</summary>
    public void AddWeakReference<T>()
        where T : class
    {
        Add(WeakReferenceType<T>.Instance);
    }

    /// <summary>Registers queues.</summary>
    public void AddQueue<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(FilledSequenceType<Queue<T>, T, TColumn, QueueParts<T>>.Instance);
    }

    /// <summary>Registers stacks.</summary>
    public void AddStack<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(FilledSequenceType<Stack<T>, T, TColumn, StackParts<T>>.Instance);
    }

    /// <summary>Registers sorted sets.</summary>
    public void AddSortedSet<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(FilledSequenceType<SortedSet<T>, T, TColumn, SortedSetParts<T>>.Instance);
    }

    /// <summary>Registers sorted dictionaries.</summary>
    public void AddSortedDictionary<TKey, TKeyColumn, TValue, TValueColumn>()
        where TKey : notnull
        where TKeyColumn : struct, IColumn<TKey>
        where TValueColumn : struct, IColumn<TValue>
    {
        Add(FilledSequenceType<
            SortedDictionary<TKey, TValue>,
            KeyValuePair<TKey, TValue>,
            PairColumn<TKey, TKeyColumn, TValue, TValueColumn>,
            SortedDictionaryParts<TKey, TValue>>.Instance);
    }

    /// <summary>Registers sorted lists.</summary>
    public void AddSortedList<TKey, TKeyColumn, TValue, TValueColumn>()
        where TKey : notnull
        where TKeyColumn : struct, IColumn<TKey>
        where TValueColumn : struct, IColumn<TValue>
    {
        Add(FilledSequenceType<
            SortedList<TKey, TValue>,
            KeyValuePair<TKey, TValue>,
            PairColumn<TKey, TKeyColumn, TValue, TValueColumn>,
            SortedListParts<TKey, TValue>>.Instance);
    }

    /// <summary>Registers ordered dictionaries.</summary>
    public void AddOrderedDictionary<TKey, TKeyColumn, TValue, TValueColumn>()
        where TKey : notnull
        where TKeyColumn : struct, IColumn<TKey>
        where TValueColumn : struct, IColumn<TValue>
    {
        Add(FilledSequenceType<
            OrderedDictionary<TKey, TValue>,
            KeyValuePair<TKey, TValue>,
            PairColumn<TKey, TKeyColumn, TValue, TValueColumn>,
            OrderedDictionaryParts<TKey, TValue>>.Instance);
    }

    /// <summary>Registers priority queues.</summary>
    public void AddPriorityQueue<TElement, TElementColumn, TPriority, TPriorityColumn>()
        where TElementColumn : struct, IColumn<TElement>
        where TPriorityColumn : struct, IColumn<TPriority>
    {
        Add(FilledSequenceType<
            PriorityQueue<TElement, TPriority>,
            (TElement, TPriority),
            TupleColumn<TElement, TElementColumn, TPriority, TPriorityColumn>,
            PriorityQueueParts<TElement, TPriority>>.Instance);
    }

    /// <summary>Registers concurrent dictionaries.</summary>
    public void AddConcurrentDictionary<TKey, TKeyColumn, TValue, TValueColumn>()
        where TKey : notnull
        where TKeyColumn : struct, IColumn<TKey>
        where TValueColumn : struct, IColumn<TValue>
    {
        Add(FilledSequenceType<
            ConcurrentDictionary<TKey, TValue>,
            KeyValuePair<TKey, TValue>,
            PairColumn<TKey, TKeyColumn, TValue, TValueColumn>,
            ConcurrentDictionaryParts<TKey, TValue>>.Instance);
    }

    /// <summary>Registers concurrent queues.</summary>
    public void AddConcurrentQueue<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(FilledSequenceType<ConcurrentQueue<T>, T, TColumn, ConcurrentQueueParts<T>>.Instance);
    }

    /// <summary>Registers concurrent stacks.</summary>
    public void AddConcurrentStack<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(FilledSequenceType<ConcurrentStack<T>, T, TColumn, ConcurrentStackParts<T>>.Instance);
    }

    /// <summary>Registers concurrent bags.</summary>
    public void AddConcurrentBag<T, TColumn>()
        where TColumn : struct, IColumn<T>
    {
        Add(FilledSequenceType<ConcurrentBag<T>, T, TColumn, ConcurrentBagParts<T>>.Instance);
    }
}
