namespace Stateify;

/// <summary>In what two graphs differ.</summary>
public enum StateDifferenceKind
{
    /// <summary>In nothing.</summary>
    None = 0,

    /// <summary>Two values, or two strings, differ.</summary>
    Value = 1,

    /// <summary>One holds nothing.</summary>
    Null = 2,

    /// <summary>Two objects are of different types.</summary>
    Type = 3,

    /// <summary>Two collections have different numbers of elements, or two arrays other dimensions.</summary>
    Length = 4,

    /// <summary>An object that one graph reaches twice is two in the other.</summary>
    Identity = 5,

    /// <summary>The actual collection lacks a key.</summary>
    MissingKey = 6,

    /// <summary>The actual collection has a key that the expected one has not.</summary>
    ExtraKey = 7,
}
