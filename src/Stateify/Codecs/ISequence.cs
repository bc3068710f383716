using Stateify.Contract;

namespace Stateify.Codecs;

/// <summary>How a collection that is saved by its elements is taken apart. Implementations are empty structs.</summary>
/// <typeparam name="TSequence">The collection.</typeparam>
/// <typeparam name="T">An element; for dictionaries a pair.</typeparam>
internal interface ISequenceParts<TSequence, T>
    where TSequence : class
{
    /// <summary>List, set, map or heap.</summary>
    static virtual StateTypeKind Kind => StateTypeKind.List;

    /// <summary>The hash code by which an element is found, if an image can choose it; null otherwise, and in collections that do not hash.</summary>
    static virtual int? HashOf(T item) => null;

    /// <summary>The number of elements.</summary>
    static abstract int Count(TSequence sequence);

    /// <summary>The elements in the order in which they are saved.</summary>
    static abstract IEnumerable<T> Items(TSequence sequence);

    /// <summary>Writes the reference to the comparer, for all kinds but lists.</summary>
    static virtual void SaveHead(TSequence sequence, RowWriter head)
    {
    }
}

/// <summary>How a collection is made empty and filled.</summary>
internal interface ISequence<TSequence, T> : ISequenceParts<TSequence, T>
    where TSequence : class
{
    /// <summary>Whether the last element is added first.</summary>
    static virtual bool FillsBackwards => false;

    /// <summary>Makes an empty collection.</summary>
    static abstract TSequence Create(int count, RowReader head);

    /// <summary>Adds an element.</summary>
    /// <returns>Whether it was new.</returns>
    static abstract bool Add(TSequence sequence, T item);
}

/// <summary>How a collection that never changes is made.</summary>
internal interface IBuiltSequence<TSequence, T> : ISequenceParts<TSequence, T>
    where TSequence : class
{
    /// <summary>Makes a collection.</summary>
    static abstract TSequence Build(T[] items, RowReader head);
}
