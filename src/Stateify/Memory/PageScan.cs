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
    public static IEnumerable<Memory<PageRun>> FindBatches(IPageSource source, PageExtents extents) =>
        Batch(FindPages(source, extents.All.ToArray()));

    /// <summary>The same, without pages that were not written: costs what the others do, however many they are.</summary>
    public static IEnumerable<Memory<PageRun>> FindBatches(IPageSource source, PageExtents extents, TrackedPages tracked) =>
        Batch(FindPages(source, extents.All.ToArray(), tracked));

    private static IEnumerable<Memory<PageRun>> Batch(IEnumerable<long> pages)
    {
        PageGatherer gatherer = new();
        foreach (long page in pages)
        {
            Memory<PageRun> batch = gatherer.Add(page);
            if (!batch.IsEmpty)
                yield return batch;
        }
        foreach (Memory<PageRun> batch in gatherer.Finish())
            yield return batch;
    }

    private static IEnumerable<long> FindPages(IPageSource source, PageExtent[] extents)
    {
        foreach ((long start, long end) in FindData(source, extents))
        {
            for (long page = start; page < end; page += PageSize)
            {
                if (source.GetSpan(page, PageSize).ContainsAnyExcept((byte)0))
                    yield return page;
            }
        }
    }

    private static IEnumerable<long> FindPages(IPageSource source, PageExtent[] extents, TrackedPages tracked)
    {
        foreach (PageExtent extent in extents)
        {
            for (long page = tracked.Unwritten.EndOf(extent.First); page < extent.End; page = tracked.Unwritten.EndOf(page + 1))
            {
                // The kernel is asked for each page: where the data ends that begins at one, it finds by walking over all of it.
                long data = tracked.Written.Contains(page) ? page * PageSize : source.FindData(page * PageSize);
                if (data < 0)
                    yield break;
                page = data / PageSize;
                if (page < extent.End && !tracked.Unwritten.Contains(page) && source.GetSpan(data, PageSize).ContainsAnyExcept((byte)0))
                    yield return data;
            }
        }
    }

    /// <summary>The allocated bytes that the kernel holds memory for.</summary>
    private static IEnumerable<(long Start, long End)> FindData(IPageSource source, PageExtent[] extents)
    {
        long data = -1;
        foreach (PageExtent extent in extents)
        {
            long position = extent.First * PageSize;
            long end = extent.End * PageSize;
            while (position < end)
            {
                if (data < position)
                    data = source.FindData(position);
                if (data < 0)
                    yield break;
                if (data >= end)
                    break;

                // Scattered pages cost one question each: the next one's place tells where this one's data ends.
                long start = data;
                long next = start + PageSize;
                data = source.FindData(next);
                position = Math.Min(end, data == next ? source.FindHole(next) : next);
                yield return (start, position);
            }
        }
    }
}
