namespace Stateify.Memory;

/// <summary>
/// Finds the allocated pages that hold anything but zeros. Holes are skipped by asking the kernel, never read: reading one would
/// commit its page.
/// </summary>
internal static class PageScan
{
    private const int PageSize = MemoryFile.PageSize;

    /// <summary>
    /// The runs to store, in order, without their checksums, in batches that lie together in the image. Each batch is looked for when
    /// it is asked for, so that who writes one while the next is found reads pages that are still in the cache.
    /// </summary>
    public static IEnumerable<Memory<PageRun>> FindBatches(IPageSource backing, PageExtents extents) =>
        FindBatches(backing, extents, new PageSet());

    /// <summary>The same, taking <paramref name="known"/> pages, if there is memory for them, for some that hold more than zeros.</summary>
    public static IEnumerable<Memory<PageRun>> FindBatches(IPageSource backing, PageExtents extents, PageSet known) =>
        Batch(FindPages(backing, extents.All.ToArray(), known));

    /// <summary>Joins pages, the offsets of which come in order, to runs, and runs to batches that lie together in the image.</summary>
    public static IEnumerable<Memory<PageRun>> Batch(IEnumerable<long> pages)
    {
        List<PageRun> batch = [];
        int batchSize = 0;
        PageRun run = default;
        foreach (long page in pages)
        {
            if (run.Length is > 0 and < PageRun.MaximumLength && page == run.End)
            {
                run.Length += PageSize;
                continue;
            }
            if (batchSize + run.Length > PageBatches.BatchSize)
            {
                yield return batch.ToArray();
                batch.Clear();
                batchSize = 0;
            }
            if (run.Length > 0)
                batch.Add(run);
            batchSize += run.Length;
            run = new PageRun(page, run.ImageEnd, PageSize);
        }
        if (batchSize + run.Length > PageBatches.BatchSize)
        {
            yield return batch.ToArray();
            batch.Clear();
        }
        if (run.Length > 0)
            yield return (PageRun[])[.. batch, run];
    }

    private static IEnumerable<long> FindPages(IPageSource backing, PageExtent[] extents, PageSet known)
    {
        foreach ((long start, long end) in FindData(backing, extents))
        {
            for (long page = start; page < end; page += PageSize)
            {
                if (known.Contains(page / PageSize) || backing.GetSpan(page, PageSize).ContainsAnyExcept((byte)0))
                    yield return page;
            }
        }
    }

    /// <summary>The allocated bytes that the kernel holds memory for.</summary>
    private static IEnumerable<(long Start, long End)> FindData(IPageSource backing, PageExtent[] extents)
    {
        long data = -1;
        foreach (PageExtent extent in extents)
        {
            long position = extent.First * PageSize;
            long end = extent.End * PageSize;
            while (position < end)
            {
                if (data < position)
                    data = backing.FindData(position);
                if (data < 0)
                    yield break;
                if (data >= end)
                    break;
                position = Math.Min(end, backing.FindHole(data));
                yield return (data, position);
            }
        }
    }
}
