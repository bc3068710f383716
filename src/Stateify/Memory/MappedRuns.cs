using System.Buffers;

namespace Stateify.Memory;

/// <summary>
/// The runs of an image that is mapped into a memory file: each when it is first reached, with its neighbours, and verified then. They
/// are verified by reading the file, not the mapping, so that a failing disk is an error of a call and not of an access. Thread-safe.
/// </summary>
internal sealed class MappedRuns(MemoryBacking backing, StoredPages pages, PageRun[] runs) : IPendingPages
{
    // A quarter of the mappings that Linux lets a process have unless told otherwise. What comes later is read.
    private const int MaximumPieces = 16384;

    // Guards the rest, but for what was verified: that stays so.
    private readonly Lock _lock = new();

    // Whether the memory file has the run's pages, and whether they were found to be what was saved.
    private readonly bool[] _attached = new bool[runs.Length];
    private readonly bool[] _verified = new bool[runs.Length];
    private int _unverified = runs.Length;
    private int _pieces;

    // Nobody reads pages that were not asked for.
    public Task Completion => Task.CompletedTask;

    public void Require(long start, long end)
    {
        if (Volatile.Read(ref _unverified) == 0)
            return;
        byte[]? buffer = null;
        try
        {
            for (int i = IndexOfFirstEndingAfter(start); i < runs.Length && runs[i].Offset < end; i++)
            {
                if (!Volatile.Read(ref _verified[i]))
                    Verify(i, buffer ??= ArrayPool<byte>.Shared.Rent(pages.BufferSize));
            }
        }
        finally
        {
            if (buffer is not null)
                ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Discard(long start, long end)
    {
        if (Volatile.Read(ref _unverified) == 0)
            return;
        int first = IndexOfFirstEndingAfter(start);
        if (IsPart(first))
            Attach(first++);
        int last = first;
        while (last < runs.Length && runs[last].End <= end)
            last++;
        if (IsPart(last))
            Attach(last);
        DiscardWhole(first, last);

        bool IsPart(int index) => index < runs.Length && runs[index].Offset < end && (runs[index].Offset < start || runs[index].End > end);
    }

    public void Dispose() => pages.Dispose();

    private void Verify(int index, byte[] buffer)
    {
        lock (_lock)
        {
            if (_verified[index])
                return;
            bool isMapped = TryMap(index);
            pages.Read(runs.AsSpan(index, 1), buffer, (in PageRun run, ReadOnlySpan<byte> bytes) =>
            {
                if (!isMapped)
                    backing.Write(run.Offset, bytes);
            });
            _attached[index] = true;
            NoteVerified(index);
        }
    }

    /// <summary>Has the memory file have a run, so that pages of it can be given back: unverified, if it can be mapped.</summary>
    private void Attach(int index)
    {
        bool isMapped;
        lock (_lock)
            isMapped = TryMap(index);
        if (!isMapped)
            Require(runs[index].Offset, runs[index].End);
    }

    /// <summary>Gives back the runs <c>[first, end)</c>.</summary>
    private void DiscardWhole(int first, int end)
    {
        if (first == end)
            return;
        lock (_lock)
        {
            // Before anybody is told that they are verified: who reads them at the same time must not see what is not.
            backing.PunchHole(runs[first].Offset, runs[end - 1].End - runs[first].Offset);
            _attached.AsSpan(first, end - first).Fill(true);
            for (int i = first; i < end; i++)
            {
                if (!_verified[i])
                    NoteVerified(i);
            }
        }
    }

    private void NoteVerified(int index)
    {
        Volatile.Write(ref _verified[index], true);
        Volatile.Write(ref _unverified, _unverified - 1);
    }

    /// <summary>Maps a run together with those before and after it that touch it in memory and are not there yet.</summary>
    private bool TryMap(int index)
    {
        if (_attached[index])
            return true;
        if (_pieces == MaximumPieces)
            return false;
        int first = index;
        while (first > 0 && !_attached[first - 1] && runs[first - 1].End == runs[first].Offset)
            first--;
        int last = index;
        while (last < runs.Length - 1 && !_attached[last + 1] && runs[last].End == runs[last + 1].Offset)
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
