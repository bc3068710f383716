using System.Security.Cryptography;

namespace Stateify.Memory;

/// <summary>
/// What the pages of a memory file held at one moment: a hash, the first half of the SHA-256, of each page that was not all zeros.
/// Immutable.
/// </summary>
internal sealed class PageHashes
{
    /// <summary>The bytes of a hash.</summary>
    public const int Size = 16;

    private readonly Stretch[] _stretches;

    /// <summary>Takes hashes.</summary>
    /// <param name="resident">The pages <c>[First, End)</c> that have one, in order.</param>
    /// <param name="bytes">The hashes in the order of the pages.</param>
    public PageHashes(IEnumerable<(long First, long End)> resident, byte[] bytes)
    {
        long before = 0;
        List<Stretch> stretches = [];
        foreach ((long first, long end) in resident)
        {
            stretches.Add(new Stretch(first, end, before));
            before += end - first;
        }
        _stretches = [.. stretches];
        Bytes = bytes;
    }

    /// <summary>The hashes in the order of the pages.</summary>
    public byte[] Bytes { get; }

    /// <summary>The pages that have one, in order.</summary>
    public IEnumerable<(long First, long End)> Resident => _stretches.Select(static stretch => (stretch.First, stretch.End));

    /// <summary>The hashes of runs that have theirs, and that are all there is.</summary>
    public static PageHashes Of(PageRun[] runs) => new PageHashes([], []).Update(new PageSet(), runs);

    /// <summary>The hashes of pages that lie together.</summary>
    public static byte[] Compute(ReadOnlySpan<byte> pages)
    {
        byte[] hashes = new byte[pages.Length / MemoryFile.PageSize * Size];
        for (int page = 0; page < pages.Length / MemoryFile.PageSize; page++)
            Compute(pages.Slice(page * MemoryFile.PageSize, MemoryFile.PageSize), hashes.AsSpan(page * Size, Size));
        return hashes;
    }

    /// <summary>The hash of a page.</summary>
    public static void Compute(ReadOnlySpan<byte> page, Span<byte> hash)
    {
        Span<byte> whole = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(page, whole);
        whole[..Size].CopyTo(hash);
    }

    /// <summary>Whether all of the pages <c>[first, end)</c> have a hash.</summary>
    public bool Covers(long first, long end)
    {
        for (int i = IndexOfFirstEndingAfter(first); first < end; i++)
        {
            if (i == _stretches.Length || _stretches[i].First > first)
                return false;
            first = _stretches[i].End;
        }
        return true;
    }

    /// <summary>The hashes of the same memory later.</summary>
    /// <param name="unchanged">The pages that have the hash they have here, if any.</param>
    /// <param name="runs">All other pages that have one then, with it, in order.</param>
    public PageHashes Update(PageSet unchanged, PageRun[] runs)
    {
        PageSet resident = new();
        foreach ((long first, long end) in Unchanged())
            resident.Add(first, end);
        long pages = 0;
        foreach (PageRun run in runs)
            resident.Add(run.Offset / MemoryFile.PageSize, run.End / MemoryFile.PageSize);
        foreach ((long first, long end) in resident.Within(0, long.MaxValue))
            pages += end - first;

        PageHashes updated = new(resident.Within(0, long.MaxValue), GC.AllocateUninitializedArray<byte>(checked((int)(pages * Size))));
        foreach ((long first, long end) in Unchanged())
            Between(first, end).CopyTo(updated.Between(first, end));
        foreach (PageRun run in runs)
            run.Hashes.CopyTo(updated.Between(run.Offset / MemoryFile.PageSize, run.End / MemoryFile.PageSize));
        return updated;

        IEnumerable<(long First, long End)> Unchanged() =>
            _stretches.SelectMany(stretch => unchanged.Within(stretch.First, stretch.End));
    }

    /// <summary>The pages, in order, that have a hash here and another one, or none, there.</summary>
    public IEnumerable<long> ChangedSince(PageHashes older)
    {
        foreach (Stretch stretch in _stretches)
        {
            for (long page = FirstChanged(stretch.First, stretch.End, older); page < stretch.End; page = FirstChanged(page + 1, stretch.End, older))
                yield return page;
        }
    }

    /// <summary>The pages, joined where they touch, that have a hash here and none there.</summary>
    public IEnumerable<(long First, long End)> MissingIn(PageHashes newer)
    {
        PageSet gone = new();
        foreach (Stretch stretch in _stretches)
            gone.Add(stretch.First, stretch.End);
        foreach (Stretch stretch in newer._stretches)
            gone.Remove(stretch.First, stretch.End);
        return gone.Within(0, long.MaxValue);
    }

    /// <summary>The first of the pages <c>[page, end)</c>, which all have a hash here, that has another one, or none, there; the end if none has.</summary>
    private long FirstChanged(long page, long end, PageHashes older)
    {
        for (int i = older.IndexOfFirstEndingAfter(page); page < end; i++)
        {
            if (i == older._stretches.Length || older._stretches[i].First > page)
                return page;
            long commonEnd = Math.Min(end, older._stretches[i].End);
            page += Between(page, commonEnd).CommonPrefixLength(older.Between(page, commonEnd)) / Size;
            if (page < commonEnd)
                return page;
        }
        return end;
    }

    /// <summary>The hashes of the pages <c>[first, end)</c>, which all have one and lie in one stretch.</summary>
    private Span<byte> Between(long first, long end)
    {
        Stretch stretch = _stretches[IndexOfFirstEndingAfter(first)];
        return Bytes.AsSpan((int)((stretch.Before + first - stretch.First) * Size), (int)((end - first) * Size));
    }

    private int IndexOfFirstEndingAfter(long page)
    {
        int low = 0;
        int high = _stretches.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_stretches[middle].End > page)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    /// <summary>Pages that follow each other, and the number of hashes before theirs.</summary>
    private readonly record struct Stretch(long First, long End, long Before);
}
