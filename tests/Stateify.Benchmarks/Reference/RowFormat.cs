namespace Stateify.Benchmarks.Reference;

/// <summary>
/// A reference is one <see cref="int"/>: 0 is null, otherwise ordinal + 1. An ordinal equal to the number of objects so far
/// announces a new object, whose row follows when the traversal gets there.
/// </summary>
internal static class RowFormat
{
    /// <summary>What a null reference is written as.</summary>
    public const int Null = 0;

    /// <summary>The bytes a reference takes.</summary>
    public const int ReferenceSize = sizeof(int);
}
