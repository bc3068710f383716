using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Stateify.Memory;

/// <summary>
/// Works on runs in batches that lie together in the image, so that scattered pages cost one call per MiB and not one each, and on
/// several cores: one batch is found and its checksums are computed while the kernel copies another.
/// </summary>
internal static class PageBatches
{
    /// <summary>The most bytes of a batch.</summary>
    public const int BatchSize = PageRun.MaximumLength;

    // The kernel lets one thread at a time write to a file; the others only have checksums to do.
    private const int MaximumThreads = 4;

    /// <summary>Does the work on one batch, with a buffer of at least <see cref="BatchSize"/> bytes.</summary>
    public delegate void Work(Memory<PageRun> batch, byte[] buffer);

    /// <summary>
    /// Does the work on all batches, begun in their order. One thread at a time takes the next of <paramref name="batches"/>, and none
    /// before it has done its last. Throws what the first failing one threw.
    /// </summary>
    public static void ForEach(IEnumerable<Memory<PageRun>> batches, Work work)
    {
        ParallelOptions options = new() { MaxDegreeOfParallelism = Math.Min(MaximumThreads, Environment.ProcessorCount) };
        ExceptionDispatchInfo? failure = null;
        try
        {
            Parallel.ForEach(
                Partitioner.Create(batches, EnumerablePartitionerOptions.NoBuffering),
                options,
                static () => ArrayPool<byte>.Shared.Rent(BatchSize),
                (batch, loop, buffer) =>
                {
                    try
                    {
                        work(batch, buffer);
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
        }
        catch (AggregateException error) when (failure is null)
        {
            // Finding the next batch failed.
            failure = ExceptionDispatchInfo.Capture(error.InnerException!);
        }
        failure?.Throw();
    }

    /// <summary>Cuts runs that are known already into batches.</summary>
    public static IEnumerable<Memory<PageRun>> Cut(PageRun[] runs)
    {
        int start = 0;
        int size = 0;
        for (int i = 0; i < runs.Length; i++)
        {
            if (size + runs[i].Length > BatchSize)
            {
                yield return runs.AsMemory(start..i);
                start = i;
                size = 0;
            }
            size += runs[i].Length;
        }
        if (start < runs.Length)
            yield return runs.AsMemory(start..);
    }
}
