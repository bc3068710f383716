namespace Stateify;

/// <summary>
/// What a saved graph consists of. Times are those of whole phases: a save goes back and forth between types too often for the
/// time of each to be taken without taking more.
/// </summary>
public sealed class StateStatistics
{
    internal StateStatistics(IReadOnlyList<TypeStatistics> types, long bytes, TimeSpan? walkTime = null, TimeSpan? writeTime = null)
    {
        Types = types;
        Bytes = bytes;
        WalkTime = walkTime;
        WriteTime = writeTime;
    }

    /// <summary>The types that have objects, in the order in which the save found the first of each.</summary>
    public IReadOnlyList<TypeStatistics> Types { get; }

    /// <summary>The number of objects.</summary>
    public long Objects => Types.Sum(static type => (long)type.Objects);

    /// <summary>The bytes of the image.</summary>
    public long Bytes { get; }

    /// <summary>How long the save took to find the objects and make their rows, hooks included; null if read from an image.</summary>
    public TimeSpan? WalkTime { get; }

    /// <summary>How long it took to write the image to its destination; null if read from an image.</summary>
    public TimeSpan? WriteTime { get; }
}
