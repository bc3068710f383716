namespace Stateify.Memory;

/// <summary>Hashes the pages of a memory file that hold anything but zeros.</summary>
internal static class PageHasher
{
    private const int PageSize = MemoryFile.PageSize;

    /// <summary>Reads and hashes every page there is.</summary>
    /// <exception cref="OperationCanceledException">The token says so.</exception>
    public static PageHashes Hash(IPageSource backing, PageExtents extents, CancellationToken cancellation) =>
        Hash(backing, extents, new PageSet(), new PageHashes([], []), cancellation);

    /// <summary>Reads and hashes every page there is, except those that hold what they held before.</summary>
    /// <param name="backing">Where the pages are.</param>
    /// <param name="extents">Which are allocated.</param>
    /// <param name="unwritten">Pages that hold what they held before.</param>
    /// <param name="before">The hashes of that; pages that had none are read.</param>
    /// <param name="cancellation">May end it.</param>
    /// <exception cref="OperationCanceledException">The token says so.</exception>
    public static PageHashes Hash(
        IPageSource backing, PageExtents extents, PageSet unwritten, PageHashes before, CancellationToken cancellation)
    {
        PageSet known = new();
        foreach ((long first, long end) in before.Resident)
        {
            foreach ((long firstKnown, long endKnown) in unwritten.Within(first, end))
                known.Add(firstKnown, endKnown);
        }
        List<Memory<PageRun>> found = [];
        PageBatches.ForEach(Noted(), 0, new PageWatch(null, null, cancellation), (batch, _) =>
        {
            foreach (ref PageRun run in batch)
                run.Hashes = HashRun(backing, run, known, before);
        });
        return PageHashes.Of([.. found.SelectMany(static batch => batch.ToArray())]);

        IEnumerable<Memory<PageRun>> Noted()
        {
            foreach (Memory<PageRun> batch in PageScan.FindBatches(backing, extents, known))
            {
                found.Add(batch);
                yield return batch;
            }
        }
    }

    private static byte[] HashRun(IPageSource backing, in PageRun run, PageSet known, PageHashes before)
    {
        byte[] hashes = new byte[run.Length / PageSize * PageHashes.Size];
        for (int i = 0; i < run.Length / PageSize; i++)
        {
            long page = (run.Offset / PageSize) + i;
            Span<byte> hash = hashes.AsSpan(i * PageHashes.Size, PageHashes.Size);
            if (known.Contains(page))
                before.Find(page).CopyTo(hash);
            else
                PageHashes.Compute(backing.GetSpan(page * PageSize, PageSize), hash);
        }
        return hashes;
    }
}
