using System.Collections.Concurrent;
using Stateify.Contract;

namespace Stateify.Codecs;

/// <summary>Queues, the first to leave first.</summary>
internal readonly struct QueueParts<T> : ISequence<Queue<T>, T>
{
    public static int Count(Queue<T> sequence) => sequence.Count;

    public static IEnumerable<T> Items(Queue<T> sequence) => sequence;

    public static Queue<T> Create(int count, RowReader head) => new(count);

    public static bool Add(Queue<T> sequence, T item)
    {
        sequence.Enqueue(item);
        return true;
    }
}

/// <summary>Stacks, the top first, as they enumerate.</summary>
internal readonly struct StackParts<T> : ISequence<Stack<T>, T>
{
    public static bool FillsBackwards => true;

    public static int Count(Stack<T> sequence) => sequence.Count;

    public static IEnumerable<T> Items(Stack<T> sequence) => sequence;

    public static Stack<T> Create(int count, RowReader head) => new(count);

    public static bool Add(Stack<T> sequence, T item)
    {
        sequence.Push(item);
        return true;
    }
}

/// <summary>Queues, the first to leave first.</summary>
internal readonly struct ConcurrentQueueParts<T> : ISequence<ConcurrentQueue<T>, T>
{
    public static int Count(ConcurrentQueue<T> sequence) => sequence.Count;

    public static IEnumerable<T> Items(ConcurrentQueue<T> sequence) => sequence;

    public static ConcurrentQueue<T> Create(int count, RowReader head) => new();

    public static bool Add(ConcurrentQueue<T> sequence, T item)
    {
        sequence.Enqueue(item);
        return true;
    }
}

/// <summary>Stacks, the top first, as they enumerate.</summary>
internal readonly struct ConcurrentStackParts<T> : ISequence<ConcurrentStack<T>, T>
{
    public static bool FillsBackwards => true;

    public static int Count(ConcurrentStack<T> sequence) => sequence.Count;

    public static IEnumerable<T> Items(ConcurrentStack<T> sequence) => sequence;

    public static ConcurrentStack<T> Create(int count, RowReader head) => new();

    public static bool Add(ConcurrentStack<T> sequence, T item)
    {
        sequence.Push(item);
        return true;
    }
}

/// <summary>Bags: they enumerate what a thread has added last first. All threads' parts become that of the loading one.</summary>
internal readonly struct ConcurrentBagParts<T> : ISequence<ConcurrentBag<T>, T>
{
    public static bool FillsBackwards => true;

    public static int Count(ConcurrentBag<T> sequence) => sequence.Count;

    public static IEnumerable<T> Items(ConcurrentBag<T> sequence) => sequence;

    public static ConcurrentBag<T> Create(int count, RowReader head) => new();

    public static bool Add(ConcurrentBag<T> sequence, T item)
    {
        sequence.Add(item);
        return true;
    }
}
