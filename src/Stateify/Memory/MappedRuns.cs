using System.Buffers;

namespace Stateify.Memory;

/// <summary>
/// The runs of an image that is mapped into a memory file: each when it is first reached, with its neighbours, and verified then. They
/// are verified by reading the file, not the mapping, so that a failing disk is an error of a call and not of an access. Not thread-safe.
/// </summary>
internal sealed class MappedRuns(MemoryBacking backing, StoredPages pages, PageRun[] runs) : IDisposable
{
    // A quarter of the mappings that Linux lets a process have unless told otherwise. What comes later is read.
    private const int MaximumPieces = 16384;

    // Whether the memory file has the run's pages, and whether they were found to be what was saved.
    private readonly bool[] _attached = new bool[runs.Length];
    private readonly bool[] _verified = new bool[runs.Length];
    private int _unverified = runs.Length;
    private int _pieces;

    /// <summary>Makes the pages in the bytes <c>[start, end)</c> those of the memory file, so that they may be given back.</summary>
    public void Attach(long start, long end)
    {
        for (int i = _unverified == 0 ? runs.Length : IndexOfFirstEndingAfter(start); i < runs.Length && runs[i].Offset < end; i++)
        {
            if (!TryMap(i))
                Verify(runs[i].Offset, runs[i].End);
        }
    }

    /// <summary>The same, and verifies the runs they are in unless that was done.</summary>
    public void Verify(long start, long end)
    {
        if (_unverified == 0)
            return;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(pages.BufferSize);
        try
        {
            for (int i = IndexOfFirstEndingAfter(start); i < runs.Length && runs[i].Offset < end; i++)
            {
                if (!_verified[i])
                    Verify(i, buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => pages.Dispose();

    private void Verify(int index, byte[] buffer)
    {
        bool isMapped = TryMap(index);
        pages.Read(runs.AsSpan(index, 1), buffer, (in PageRun run, ReadOnlySpan<byte> bytes) =>
        {
            if (!isMapped)
                backing.Write(run.Offset, bytes);
        });
        _attached[index] = true;
        _verified[index] = true;
        _unverified--;
    }

    /// <summary>Maps a run together with those before and after it that touch it in memory.</summary>
    private bool TryMap(int index)
    {
        if (_attached[index])
            return true;
        if (_pieces == MaximumPieces)
            return false;
        int first = index;
        while (first > 0 && runs[first - 1].End == runs[first].Offset)
            first--;
        int last = index;
        while (last < runs.Length - 1 && runs[last].End == runs[last + 1].Offset)
            last++;
        backing.MapPrivately(pages.File.Handle, runs[first].ImageOffset, runs[first].Offset, runs[last].End - runs[first].Offset);
        _attached.AsSpan(first, last - first + 1).Fill(true);
        _pieces++;
        return true;
    }

    private int IndexOfFirstEndingAfter(long offset)
    {
        int low = 0;
        int high = runs.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (runs[middle].End > offset)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
