using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>A collection type whose elements have one row each.</summary>
internal interface IElementType
{
    /// <summary>The bytes a collection has besides its elements; 0 for most.</summary>
    int HeadWidth { get; }

    /// <summary>About the bytes that an element takes in memory.</summary>
    int ElementSize { get; }

    /// <summary>The number of elements.</summary>
    int Length(object collection);

    /// <summary>Writes what the collection has besides its elements.</summary>
    void SaveHead(object collection, RowWriter head);

    /// <summary>Writes one row an element.</summary>
    void SaveElements(object collection, ref ElementWriter elements);

    /// <summary>Whether the head is a reference to a comparer.</summary>
    bool HasComparer { get; }

    /// <summary>Makes an empty collection with room for its elements.</summary>
    object Create(int length, RowReader head);

    /// <summary>Makes room in an empty collection of a derived class.</summary>
    void Prepare(object collection, int length);

    /// <summary>Fills a collection that <see cref="Create"/> made.</summary>
    void LoadElements(object collection, ref ElementReader elements);

    /// <summary>Makes a collection of a type that is <see cref="StateType.IsBuilt"/>.</summary>
    object Build(RowReader head, ref ElementReader elements);

    /// <summary>Runs the load hooks of the elements of a filled collection, with the rows they were filled from.</summary>
    void RunAfterLoad(object collection, ref ElementReader elements, LoadContext context);
}
