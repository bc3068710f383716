namespace Stateify;

/// <summary>What the objects of one type take in an image.</summary>
/// <param name="Name">The type's name in the image.</param>
/// <param name="Objects">The number of its objects.</param>
/// <param name="Rows">The number of rows: one an object, or one an element of a collection.</param>
/// <param name="Bytes">The bytes of its section. What an object refers to is counted with that object's type.</param>
public sealed record TypeStatistics(string Name, int Objects, long Rows, long Bytes);
