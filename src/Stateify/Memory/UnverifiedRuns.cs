using System.Buffers;

namespace Stateify.Memory;

/// <summary>
/// The runs of an image that is mapped, and which of them were found to be what was saved. They are verified by reading the file, not
/// the mapping, so that a failing disk is an error of a call and not of an access. Not thread-safe.
/// </summary>
internal sealed class UnverifiedRuns(StoredPages pages, PageRun[] runs) : IDisposable
{
    private readonly bool[] _verified = new bool[runs.Length];
    private int _left = runs.Length;

    /// <summary>Verifies the runs that reach into the bytes <c>[start, end)</c> and were not verified yet.</summary>
    public void Verify(long start, long end)
    {
        if (_left == 0)
            return;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(pages.BufferSize);
        try
        {
            for (int i = IndexOfFirstEndingAfter(start); i < runs.Length && runs[i].Offset < end; i++)
            {
                if (_verified[i])
                    continue;
                pages.Read(runs.AsSpan(i, 1), buffer, static (in PageRun _, ReadOnlySpan<byte> _) => { });
                _verified[i] = true;
                _left--;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => pages.Dispose();

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
