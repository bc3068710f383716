using System.Runtime.InteropServices;

namespace Stateify.Memory;

/// <summary>
/// Which pages are allocated, for what, and how often each is referenced. Invariant: extents are sorted, do not overlap, are not empty,
/// have at least one reference, and two that touch differ in count or kind; so equal states have equal lists. Not thread-safe.
/// </summary>
/// <param name="limit">How many pages may be allocated at a time; the callers see to it.</param>
internal sealed class PageExtents(long limit = long.MaxValue)
{
    private const long ChunkPages = MemoryBacking.ChunkSize / MemoryFile.PageSize;

    private readonly List<PageExtent> _extents = [];
    private long _allocatedPages;

    // This many leading extents cover the file from page 0 without a gap, so a search may start behind them.
    private int _fullExtents;

    public ReadOnlySpan<PageExtent> All => CollectionsMarshal.AsSpan(_extents);

    public long AllocatedPages => _allocatedPages;

    /// <summary>How many pages may be allocated at a time.</summary>
    public long Limit => limit;

    /// <summary>The page after the last allocated one.</summary>
    public long End => _extents.Count == 0 ? 0 : _extents[^1].End;

    /// <summary>The same extents, which stay as they are now.</summary>
    public PageExtents Copy()
    {
        PageExtents copy = new(limit) { _allocatedPages = _allocatedPages };
        copy._extents.AddRange(_extents);
        return copy;
    }

    /// <summary>The first of the lowest <paramref name="pages"/> free pages that begin at a multiple; they may lie behind all extents.</summary>
    public long FindLowestGap(long pages, long alignment)
    {
        ReadOnlySpan<PageExtent> extents = All;
        long end = _fullExtents == 0 ? 0 : extents[_fullExtents - 1].End;
        for (int i = _fullExtents; i < extents.Length; i++)
        {
            long first = RoundUp(end, alignment);
            if (extents[i].First - first >= pages)
                return first;
            if (extents[i].First == end && i == _fullExtents)
                _fullExtents++;
            end = extents[i].End;
        }
        return RoundUp(end, alignment);
    }

    /// <summary>
    /// The first of the highest <paramref name="pages"/> free pages that begin at a multiple, below the end of the last chunk; if there
    /// are none, of the last ones of the chunks that it takes to have them. They end above <paramref name="top"/> only if nothing is
    /// left below it.
    /// </summary>
    public long FindHighestGap(long pages, long alignment, long top)
    {
        ReadOnlySpan<PageExtent> extents = All;
        long above = Math.Min(top, RoundUp(End, ChunkPages));
        for (int i = extents.Length; i >= 0; i--)
        {
            long below = i == 0 ? 0 : extents[i - 1].End;
            if (above - pages >= below && RoundDown(above - pages, alignment) is var first && first >= below)
                return first;
            above = i == 0 ? 0 : extents[i - 1].First;
        }
        long lowest = RoundUp(End, alignment);
        return Math.Max(lowest, RoundDown(Math.Min(top, RoundUp(lowest + pages, ChunkPages)) - pages, alignment));
    }

    /// <summary>Adds free pages as allocated. The caller has found them in a gap, or they follow all others.</summary>
    public void Insert(long first, long pages, uint references, PageKind kind)
    {
        int index = IndexOfFirstEndingAfter(first);
        PageExtent added = new(first, first + pages, references, kind);
        bool joinsPrevious = index > 0 && Joins(_extents[index - 1], added);
        bool joinsNext = index < _extents.Count && Joins(added, _extents[index]);
        if (joinsPrevious)
            added = added with { First = _extents[index - 1].First };
        if (joinsNext)
            added = added with { End = _extents[index].End };

        if (joinsPrevious && joinsNext)
            _extents.RemoveAt(index);
        if (joinsPrevious)
            _extents[index - 1] = added;
        else if (joinsNext)
            _extents[index] = added;
        else
            _extents.Insert(index, added);
        _allocatedPages += pages;
        _fullExtents = Math.Min(_fullExtents, Math.Max(0, index - 1));
    }

    /// <summary>Whether every page of <c>[first, end)</c> is allocated.</summary>
    public bool Covers(long first, long end)
    {
        ReadOnlySpan<PageExtent> extents = All;
        for (int i = IndexOfFirstEndingAfter(first); first < end; i++)
        {
            if (i == extents.Length || extents[i].First > first)
                return false;
            first = extents[i].End;
        }
        return true;
    }

    /// <summary>The page with the most references of <c>[first, end)</c>, all of which are allocated, and that number.</summary>
    public (long Page, uint References) MostReferenced(long first, long end)
    {
        (long Page, uint References) most = default;
        for (int i = IndexOfFirstEndingAfter(first); i < _extents.Count && _extents[i].First < end; i++)
        {
            if (_extents[i].References > most.References)
                most = (Math.Max(first, _extents[i].First), _extents[i].References);
        }
        return most;
    }

    /// <summary>The runs of pages in <c>[first, end)</c>, all of which are allocated, that have one reference.</summary>
    public IEnumerable<(long First, long End)> ReferencedOnce(long first, long end)
    {
        for (int i = IndexOfFirstEndingAfter(first); i < _extents.Count && _extents[i].First < end; i++)
        {
            if (_extents[i].References == 1)
                yield return (Math.Max(first, _extents[i].First), Math.Min(end, _extents[i].End));
        }
    }

    /// <summary>
    /// Adds <paramref name="change"/>, 1 or -1, to the count of every page of <c>[first, end)</c>, all of which are allocated; pages
    /// that reach 0 are free afterwards.
    /// </summary>
    public void ChangeReferences(long first, long end, int change)
    {
        int start = IndexOfFirstEndingAfter(first);
        SplitAt(start, first);
        if (_extents[start].First < first)
            start++;
        int stop = IndexOfFirstEndingAfter(end);
        if (stop < _extents.Count && _extents[stop].First < end)
        {
            SplitAt(stop, end);
            stop++;
        }

        // The extent after the range is rewritten too: it may now join the last one in it.
        int kept = start;
        int last = Math.Min(stop, _extents.Count - 1);
        for (int i = start; i <= last; i++)
        {
            PageExtent extent = _extents[i];
            if (i < stop)
                extent = extent with { References = (uint)(extent.References + change) };
            if (extent.References == 0)
                _allocatedPages -= extent.End - extent.First;
            else if (kept > 0 && Joins(_extents[kept - 1], extent))
                _extents[kept - 1] = _extents[kept - 1] with { End = extent.End };
            else
                _extents[kept++] = extent;
        }
        _extents.RemoveRange(kept, last + 1 - kept);
        _fullExtents = Math.Min(_fullExtents, Math.Max(0, start - 1));
    }

    private static bool Joins(PageExtent left, PageExtent right) =>
        left.End == right.First && left.References == right.References && left.Kind == right.Kind;

    private static long RoundDown(long page, long multiple) => page / multiple * multiple;

    private static long RoundUp(long page, long multiple) => RoundDown(page + multiple - 1, multiple);

    private void SplitAt(int index, long page)
    {
        PageExtent extent = _extents[index];
        if (extent.First >= page)
            return;
        _extents[index] = extent with { End = page };
        _extents.Insert(index + 1, extent with { First = page });
    }

    private int IndexOfFirstEndingAfter(long page)
    {
        int low = 0;
        int high = _extents.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_extents[middle].End > page)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
