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
    public static PageHashes Of(PageRun[] runs)
    {
        byte[] bytes = new byte[runs.Sum(static run => (long)run.Hashes!.Length)];
        List<(long First, long End)> resident = [];
        long done = 0;
        foreach (PageRun run in runs)
        {
            run.Hashes!.CopyTo(bytes, done);
            done += run.Hashes.Length;
            (long first, long end) = (run.Offset / MemoryFile.PageSize, run.End / MemoryFile.PageSize);
            if (resident.Count > 0 && resident[^1].End == first)
                resident[^1] = (resident[^1].First, end);
            else
                resident.Add((first, end));
        }
        return new PageHashes(resident, bytes);
    }

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

    /// <summary>The pages, in order, that have a hash here and another one, or none, there.</summary>
    public IEnumerable<long> ChangedSince(PageHashes older)
    {
        foreach (Stretch stretch in _stretches)
        {
            for (long page = stretch.First; page < stretch.End; page++)
            {
                if (!At(stretch, page).SequenceEqual(older.Find(page)))
                    yield return page;
            }
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

    /// <summary>The hash of a page; empty if it has none.</summary>
    public ReadOnlySpan<byte> Find(long page)
    {
        int index = IndexOfFirstEndingAfter(page);
        return index < _stretches.Length && _stretches[index].First <= page ? At(_stretches[index], page) : default;
    }

    private ReadOnlySpan<byte> At(Stretch stretch, long page) =>
        Bytes.AsSpan((int)((stretch.Before + page - stretch.First) * Size), Size);

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
