namespace Stateify.Memory;

/// <summary>Hashes the pages of a memory file that hold anything but zeros.</summary>
internal static class PageHasher
{
    /// <summary>Reads and hashes every page there is.</summary>
    /// <exception cref="OperationCanceledException">The token says so.</exception>
    public static PageHashes Hash(IPageSource backing, PageExtents extents, CancellationToken cancellation) =>
        PageHashes.Of(HashRuns(backing, PageScan.FindBatches(backing, extents), cancellation));

    /// <summary>Reads and hashes every page there is, except those that hold what they held before.</summary>
    /// <param name="backing">Where the pages are.</param>
    /// <param name="extents">Which are allocated.</param>
    /// <param name="unwritten">Pages that hold what they held before.</param>
    /// <param name="before">The hashes of that.</param>
    /// <param name="cancellation">May end it.</param>
    /// <exception cref="OperationCanceledException">The token says so.</exception>
    public static PageHashes Hash(
        IPageSource backing, PageExtents extents, PageSet unwritten, PageHashes before, CancellationToken cancellation) =>
        before.Update(unwritten, HashRuns(backing, PageScan.FindBatches(backing, extents, unwritten), cancellation));

    private static PageRun[] HashRuns(IPageSource backing, IEnumerable<Memory<PageRun>> batches, CancellationToken cancellation)
    {
        List<Memory<PageRun>> found = [];
        PageBatches.ForEach(Noted(), 0, new PageWatch(null, null, cancellation), (batch, _) =>
        {
            foreach (ref PageRun run in batch)
                run.Hashes = PageHashes.Compute(backing.GetSpan(run.Offset, run.Length));
        });
        return [.. found.SelectMany(static batch => batch.ToArray())];

        IEnumerable<Memory<PageRun>> Noted()
        {
            foreach (Memory<PageRun> batch in batches)
            {
                found.Add(batch);
                yield return batch;
            }
        }
    }
}
