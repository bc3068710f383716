namespace Stateify;

/// <summary>A part of a section.</summary>
/// <param name="Start">The section's byte it starts at.</param>
/// <param name="Length">Its bytes.</param>
public readonly record struct SalvagedRange(long Start, long Length)
{
    /// <summary>Adds a range, which comes after all others, to them.</summary>
    internal static void Append(List<SalvagedRange> ranges, long start, long length)
    {
        if (ranges.Count > 0 && ranges[^1].Start + ranges[^1].Length == start)
            ranges[^1] = ranges[^1] with { Length = ranges[^1].Length + length };
        else
            ranges.Add(new SalvagedRange(start, length));
    }
}
