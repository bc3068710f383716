namespace Stateify.Memory;

/// <summary>Pages that can be saved: those of a memory file, or what they were when a snapshot was taken.</summary>
internal interface IPageSource : IDisposable
{
    /// <summary>The bytes there can be.</summary>
    long Limit { get; }

    /// <summary>The bytes themselves, which the caller does not change.</summary>
    Span<byte> GetSpan(long offset, int length);

    /// <summary>The first byte at or after <paramref name="offset"/> that there may be a page for, or -1 when there is none.</summary>
    long FindData(long offset);

    /// <summary>The first byte after <paramref name="offset"/>, which holds data, that lies in a hole or at the end.</summary>
    long FindHole(long offset);

    /// <summary>What is known of the pages since tracking of writes began; null if they are not tracked.</summary>
    TrackedPages? FindTrackedPages();
}
