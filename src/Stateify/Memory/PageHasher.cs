namespace Stateify.Memory;

/// <summary>Hashes all pages of a memory file that hold anything but zeros.</summary>
internal static class PageHasher
{
    /// <summary>Reads every page there is.</summary>
    /// <exception cref="OperationCanceledException">The token says so.</exception>
    public static PageHashes Hash(MemoryBacking backing, PageExtents extents, CancellationToken cancellation)
    {
        List<Memory<PageRun>> found = [];
        PageBatches.ForEach(Noted(), 0, new PageWatch(null, null, cancellation), (batch, _) =>
        {
            foreach (ref PageRun run in batch)
                run.Hashes = PageHashes.Compute(backing.GetSpan(run.Offset, run.Length));
        });
        return PageHashes.Of([.. found.SelectMany(static batch => batch.ToArray())]);

        IEnumerable<Memory<PageRun>> Noted()
        {
            foreach (Memory<PageRun> batch in PageScan.FindBatches(backing, extents))
            {
                found.Add(batch);
                yield return batch;
            }
        }
    }
}
