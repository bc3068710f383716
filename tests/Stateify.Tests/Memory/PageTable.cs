using Stateify.Memory;

namespace Stateify.Tests.Memory;

/// <summary>
/// The memory file as plain as it can be: a reference count, a kind, a value that fills the page, and whether there is memory for it, for
/// each page of the first 128 MiB.
/// </summary>
internal sealed class PageTable(long limit)
{
    public const int HugePage = PageAllocationOptions.HugePageSize / Page;

    private const int Page = MemoryFile.PageSize;
    private const int Chunk = 64 << 20 >> 12;
    private const int Pages = 2 * Chunk;

    private readonly int[] _references = new int[Pages];
    private readonly PageKind[] _kinds = new PageKind[Pages];
    private readonly byte[] _values = new byte[Pages];
    private readonly bool[] _committed = new bool[Pages];

    public int Allocated { get; private set; }

    public int Committed { get; private set; }

    public PageTable Copy()
    {
        PageTable copy = new(limit) { Allocated = Allocated, Committed = Committed };
        _references.CopyTo(copy._references, 0);
        _kinds.CopyTo(copy._kinds, 0);
        _values.CopyTo(copy._values, 0);
        _committed.CopyTo(copy._committed, 0);
        return copy;
    }

    /// <summary>The first page that is allocated, or -1 if the limit forbids it.</summary>
    public int Allocate(int count, PageAllocationOptions options)
    {
        if (Allocated + count > limit)
            return -1;
        int step = options.HugePages ? HugePage : 1;
        int first = options.Direction == AllocationDirection.BottomUp ? Lowest(count, step) : Highest(count, step);
        _references.AsSpan(first, count).Fill(1);
        _kinds.AsSpan(first, count).Fill(options.Kind);
        Allocated += count;
        return first;
    }

    /// <summary>Some of the pages that are allocated from a random one on; null if that is not allocated.</summary>
    public (int First, int Count)? RunAt(int first, int most, Random random)
    {
        if (first >= Pages || _references[first] == 0)
            return null;
        int free = _references.AsSpan(first, Math.Min(most, Pages - first)).IndexOf(0);
        return (first, random.Next(1, (free < 0 ? most : free) + 1));
    }

    public void Write((int First, int Count) run, byte value)
    {
        _values.AsSpan(run.First, run.Count).Fill(value);
        Commit(run, true);
    }

    public void Change((int First, int Count) run, int change)
    {
        for (int page = run.First; page < run.First + run.Count; page++)
        {
            _references[page] += change;
            if (_references[page] > 0)
                continue;
            Decommit((page, 1));
            Allocated--;
        }
    }

    public void Decommit((int First, int Count) run)
    {
        _values.AsSpan(run.First, run.Count).Clear();
        Commit(run, false);
    }

    /// <summary>What a save and load does: there is memory only for what is not zero.</summary>
    public void DropZeroPages()
    {
        for (int page = 0; page < Pages; page++)
        {
            if (_committed[page] && _values[page] == 0)
                Commit((page, 1), false);
        }
    }

    /// <summary>Compares some pages.</summary>
    public void AssertSame(MemoryFile memory, (int First, int Count) run)
    {
        for (int page = run.First; page < run.First + run.Count; page++)
        {
            // Holes are left alone: reading one would commit its page.
            if (_committed[page])
                Assert.False(memory.GetSpan((long)page * Page, Page).ContainsAnyExcept(_values[page]));
        }
    }

    /// <summary>Compares everything. Reading what was never written commits it.</summary>
    public void AssertSame(MemoryFile memory, bool readsHoles)
    {
        Dictionary<PageKind, long> kinds = [];
        for (int page = 0; page < Pages; page++)
        {
            if (_references[page] == 0)
                continue;
            kinds[_kinds[page]] = kinds.GetValueOrDefault(_kinds[page]) + Page;
            if (readsHoles || _committed[page])
                Assert.False(memory.GetSpan((long)page * Page, Page).ContainsAnyExcept(_values[page]));
        }
        Assert.Equal(kinds, memory.AllocatedBytesByKind);
    }

    private int Lowest(int count, int step)
    {
        int first = 0;
        while (!IsFree(first, count))
            first += step;
        return first;
    }

    private int Highest(int count, int step)
    {
        int chunks = (_references.AsSpan().LastIndexOfAnyExcept(0) + Chunk) / Chunk;
        for (; ; chunks++)
        {
            int first = ((chunks * Chunk) - count) / step * step;
            while (first >= 0 && !IsFree(first, count))
                first -= step;
            if (first >= 0)
                return first;
        }
    }

    private bool IsFree(int first, int count) => !_references.AsSpan(first, count).ContainsAnyExcept(0);

    private void Commit((int First, int Count) run, bool committed)
    {
        Span<bool> pages = _committed.AsSpan(run.First, run.Count);
        Committed += (committed ? run.Count : 0) - pages.Count(true);
        pages.Fill(committed);
    }
}
