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
        Batch(FindPages(backing, extents.All.ToArray()));

    /// <summary>The same, without <paramref name="unwritten"/> pages: costs what the others do, however many they are.</summary>
    public static IEnumerable<Memory<PageRun>> FindBatches(IPageSource backing, PageExtents extents, PageSet unwritten) =>
        Batch(FindWrittenPages(backing, extents.All.ToArray(), unwritten));

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

    private static IEnumerable<long> FindPages(IPageSource backing, PageExtent[] extents)
    {
        foreach ((long start, long end) in FindData(backing, extents))
        {
            for (long page = start; page < end; page += PageSize)
            {
                if (backing.GetSpan(page, PageSize).ContainsAnyExcept((byte)0))
                    yield return page;
            }
        }
    }

    private static IEnumerable<long> FindWrittenPages(IPageSource backing, PageExtent[] extents, PageSet unwritten)
    {
        foreach (PageExtent extent in extents)
        {
            // The kernel is asked for each page: where the data ends that begins at one, it finds by walking over all of it.
            for (long page = unwritten.EndOf(extent.First); page < extent.End; page = unwritten.EndOf(page + 1))
            {
                long data = backing.FindData(page * PageSize);
                if (data < 0)
                    yield break;
                page = data / PageSize;
                if (page < extent.End && !unwritten.Contains(page) && backing.GetSpan(data, PageSize).ContainsAnyExcept((byte)0))
                    yield return data;
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

                // Scattered pages cost one question each: the next one's place tells where this one's data ends.
                long start = data;
                long next = start + PageSize;
                data = backing.FindData(next);
                position = Math.Min(end, data == next ? backing.FindHole(next) : next);
                yield return (start, position);
            }
        }
    }
}
