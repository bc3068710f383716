namespace Stateify.Comparison;

/// <summary>A cell that two objects have in common.</summary>
/// <param name="Pair">The pair of objects; <see cref="Root"/>'s is none.</param>
/// <param name="Element">The row of the object: the element of a collection; -1 for the comparer it has besides them.</param>
/// <param name="Offset">The place in the row.</param>
internal readonly record struct CellPlace(int Pair, int Element, int Offset)
{
    /// <summary>The row that stands for a collection's comparer.</summary>
    public const int Comparer = -1;

    /// <summary>Where the graphs start.</summary>
    public static CellPlace Root { get; } = new(-1, 0, 0);

    /// <summary>The place some bytes further on.</summary>
    public CellPlace At(int offset) => this with { Offset = Offset + offset };
}
