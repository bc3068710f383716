using System.Buffers;
using System.Runtime.ExceptionServices;

namespace Stateify.Memory;

/// <summary>
/// Cuts runs into batches that lie together in the image, so that scattered pages cost one call per MiB and not one each, and works
/// on them on several cores: checksums of one batch are computed while the kernel copies another.
/// </summary>
internal static class PageBatches
{
    private const int BatchSize = PageRun.MaximumLength;

    // The kernel lets one thread at a time write to a file; the others only have checksums to do.
    private const int MaximumThreads = 4;

    // Below this a second thread costs more in waking up and waiting for the file than it saves.
    private const int BatchesPerThread = 16;

    /// <summary>Does the work on one batch, with a buffer of at least the batch's bytes.</summary>
    public delegate void Work(Span<PageRun> batch, byte[] buffer);

    /// <summary>Does the work on all batches, in no order. Throws what the first failing one threw.</summary>
    public static void ForEach(PageRun[] runs, Work work)
    {
        List<Range> batches = Cut(runs);
        int useful = Math.Min(MaximumThreads, Environment.ProcessorCount);
        ParallelOptions options = new() { MaxDegreeOfParallelism = Math.Clamp(batches.Count / BatchesPerThread, 1, useful) };
        ExceptionDispatchInfo? failure = null;
        Parallel.For(
            0,
            batches.Count,
            options,
            static () => ArrayPool<byte>.Shared.Rent(BatchSize),
            (index, loop, buffer) =>
            {
                try
                {
                    work(runs.AsSpan(batches[index]), buffer);
                }
                catch (Exception error)
                {
                    // Later failures are consequences of the first.
                    Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(error), null);
                    loop.Stop();
                }
                return buffer;
            },
            static buffer => ArrayPool<byte>.Shared.Return(buffer));
        failure?.Throw();
    }

    private static List<Range> Cut(PageRun[] runs)
    {
        List<Range> batches = [];
        int start = 0;
        int size = 0;
        for (int i = 0; i < runs.Length; i++)
        {
            if (size + runs[i].Length > BatchSize)
            {
                batches.Add(start..i);
                start = i;
                size = 0;
            }
            size += runs[i].Length;
        }
        if (start < runs.Length)
            batches.Add(start..);
        return batches;
    }
}
