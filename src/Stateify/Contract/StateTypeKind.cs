namespace Stateify.Contract;

/// <summary>The shape of a type's section. The numbers are part of the file format.</summary>
public enum StateTypeKind : byte
{
    /// <summary>No kind; never in a file.</summary>
    None = 0,

    /// <summary>Objects with one row each.</summary>
    Class = 1,

    /// <summary>No objects of its own: the fields of a struct that stands inline in other rows.</summary>
    Struct = 2,

    /// <summary>A boxed value: one row each.</summary>
    Box = 3,

    /// <summary>Strings.</summary>
    Text = 4,

    /// <summary>One-dimensional arrays, one row an element.</summary>
    Array = 5,

    /// <summary>Lists, one row an element.</summary>
    List = 6,

    /// <summary>Sets, one row an element in enumeration order.</summary>
    Set = 7,

    /// <summary>Dictionaries, one row an entry in enumeration order.</summary>
    Map = 8,

    /// <summary>Objects that cannot be made before what they consist of is known; one row each.</summary>
    Built = 9,

    /// <summary>Priority queues, one row an element in the order of the heap.</summary>
    Heap = 10,

    /// <summary>Arrays of more than one dimension, one row an element.</summary>
    Rectangle = 11,

    /// <summary>Delegates, one row for each method they call.</summary>
    Delegate = 12,
}
