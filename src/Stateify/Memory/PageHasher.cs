namespace Stateify.Memory;

/// <summary>Hashes the pages of a memory file that hold anything but zeros.</summary>
internal static class PageHasher
{
    /// <summary>Reads and hashes every page there is.</summary>
    /// <exception cref="OperationCanceledException">The token says so.</exception>
    public static PageHashes Hash(IPageSource source, PageExtents extents, CancellationToken cancellation) =>
        PageHashes.Of(PageBatches.ForEachFound(
            PageScan.FindBatches(source, extents), 0, new PageWatch(null, null, cancellation), (batch, _) => Hash(source, batch.Span)));

    /// <summary>Gives runs the hashes of their pages.</summary>
    public static void Hash(IPageSource source, Span<PageRun> runs)
    {
        foreach (ref PageRun run in runs)
            run.Hashes = PageHashes.Compute(source.GetSpan(run.Offset, run.Length));
    }
}
