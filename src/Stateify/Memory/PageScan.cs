namespace Stateify.Memory;

/// <summary>
/// Finds the allocated pages that hold anything but zeros. Holes are skipped by asking the kernel, never read: reading one would
/// commit its page.
/// </summary>
internal static class PageScan
{
    private const int PageSize = MemoryFile.PageSize;

    /// <summary>The runs to store, in order, without their checksums.</summary>
    public static PageRun[] FindRuns(MemoryBacking backing, PageExtents extents)
    {
        RunCollector runs = new();
        long data = -1;
        foreach (PageExtent extent in extents.All)
        {
            long position = extent.First * PageSize;
            long end = extent.End * PageSize;
            while (position < end)
            {
                if (data < position)
                    data = backing.FindData(position);
                if (data < 0)
                    return runs.ToArray();
                if (data >= end)
                    break;
                long hole = Math.Min(end, backing.FindHole(data));
                CollectNonZero(backing, data, hole, runs);
                position = hole;
            }
        }
        return runs.ToArray();
    }

    private static void CollectNonZero(MemoryBacking backing, long start, long end, RunCollector runs)
    {
        for (long page = start; page < end; page += PageSize)
        {
            if (backing.GetSpan(page, PageSize).ContainsAnyExcept((byte)0))
                runs.Add(page);
        }
    }

    /// <summary>Joins pages that follow each other.</summary>
    private sealed class RunCollector
    {
        private readonly List<PageRun> _runs = [];
        private PageRun _current;

        public void Add(long page)
        {
            if (_current.Length > 0 && page == _current.Offset + _current.Length && _current.Length < PageRun.MaximumLength)
            {
                _current.Length += PageSize;
                return;
            }
            Finish();
            _current = new PageRun(page, _current.ImageOffset + _current.Length, PageSize, 0);
        }

        public PageRun[] ToArray()
        {
            Finish();
            return [.. _runs];
        }

        private void Finish()
        {
            if (_current.Length > 0)
                _runs.Add(_current);
        }
    }
}
