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

    private static readonly PageHashes None = new(Array.Empty<Stretch>(), []);

    private readonly Stretch[] _stretches;

    private PageHashes(Stretch[] stretches, byte[] bytes)
    {
        _stretches = stretches;
        Bytes = bytes;
    }

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
    public ReadOnlySpan<Stretch> Resident => _stretches;

    /// <summary>The hashes of runs that have theirs, and that are all there is.</summary>
    public static PageHashes Of(PageRun[] runs) => None.Update(new PageSet(), runs);

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
    /// <param name="room">An array that nobody uses any more, for the hashes if they fit.</param>
    public PageHashes Update(PageSet unchanged, PageRun[] runs, byte[]? room = null)
    {
        if (AreSamePages(unchanged, runs))
        {
            PageHashes rewritten = new(_stretches, room?.Length == Bytes.Length ? room : new byte[Bytes.Length]);
            Bytes.CopyTo(rewritten.Bytes);
            rewritten.Take(runs);
            return rewritten;
        }
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
        updated.Take(runs);
        return updated;

        IEnumerable<(long First, long End)> Unchanged() =>
            _stretches.SelectMany(stretch => unchanged.Within(stretch.First, stretch.End));
    }

    /// <summary>Finds the pages of a run, which has its hashes, that have another one, or none, here.</summary>
    /// <param name="run">The run.</param>
    /// <param name="changed">Receives the offsets of the pages, in order.</param>
    public void FindChanged(in PageRun run, List<long> changed)
    {
        long first = run.Offset / MemoryFile.PageSize;
        long end = run.End / MemoryFile.PageSize;
        for (long page = first; page < end;)
        {
            ReadOnlySpan<byte> known = From(page, end);
            int same = run.Hashes.AsSpan((int)(page - first) * Size).CommonPrefixLength(known) / Size;
            page += same;
            if (same == 0 || same < known.Length / Size)
                changed.Add(page++ * MemoryFile.PageSize);
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

    /// <summary>Whether the pages that have a hash here are just those that are unchanged and those of the runs.</summary>
    private bool AreSamePages(PageSet unchanged, PageRun[] runs)
    {
        long missing = 0;
        foreach (Stretch stretch in _stretches)
            missing += stretch.End - stretch.First - unchanged.Count(stretch.First, stretch.End);
        foreach (PageRun run in runs)
        {
            if (!Covers(run.Offset / MemoryFile.PageSize, run.End / MemoryFile.PageSize))
                return false;
            missing -= run.Length / MemoryFile.PageSize;
        }
        return missing == 0;
    }

    private void Take(PageRun[] runs)
    {
        foreach (PageRun run in runs)
            run.Hashes.CopyTo(Between(run.Offset / MemoryFile.PageSize, run.End / MemoryFile.PageSize));
    }

    /// <summary>The hashes of the pages <c>[first, end)</c>, which all have one and lie in one stretch.</summary>
    private Span<byte> Between(long first, long end)
    {
        Stretch stretch = _stretches[IndexOfFirstEndingAfter(first)];
        return Bytes.AsSpan((int)((stretch.Before + first - stretch.First) * Size), (int)((end - first) * Size));
    }

    /// <summary>The hashes of those of the pages <c>[page, end)</c> that have one before there is one that has none.</summary>
    private Span<byte> From(long page, long end)
    {
        int i = IndexOfFirstEndingAfter(page);
        return i < _stretches.Length && _stretches[i].First <= page ? Between(page, Math.Min(end, _stretches[i].End)) : [];
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
    public readonly record struct Stretch(long First, long End, long Before);
}
