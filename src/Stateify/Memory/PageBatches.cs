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

    /// <summary>Does the work on one batch, with a buffer.</summary>
    public delegate void Work(Memory<PageRun> batch, byte[] buffer);

    /// <summary>
    /// Does the work on all batches, begun in their order. One thread at a time takes the next of <paramref name="batches"/>, and none
    /// before it has done its last. Throws what the first failing one threw.
    /// </summary>
    /// <param name="batches">The batches, each of up to <see cref="BatchSize"/> bytes.</param>
    /// <param name="bufferSize">The bytes a buffer must have at least.</param>
    /// <param name="watch">Told of each batch that is done; may end the work.</param>
    /// <param name="work">What is to be done, on several threads.</param>
    /// <exception cref="OperationCanceledException">The watch's token says so.</exception>
    public static void ForEach(IEnumerable<Memory<PageRun>> batches, int bufferSize, PageWatch watch, Work work)
    {
        ParallelOptions options = new()
        {
            MaxDegreeOfParallelism = Math.Min(MaximumThreads, Environment.ProcessorCount),
            CancellationToken = watch.Cancellation,
        };
        ExceptionDispatchInfo? failure = null;
        try
        {
            Parallel.ForEach(
                Partitioner.Create(batches, EnumerablePartitionerOptions.NoBuffering),
                options,
                () => ArrayPool<byte>.Shared.Rent(bufferSize),
                (batch, loop, buffer) =>
                {
                    try
                    {
                        work(batch, buffer);
                        watch.Add(LengthOf(batch.Span));
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

    /// <summary>Does the same with batches that are only found when they are asked for.</summary>
    /// <inheritdoc cref="ForEach"/>
    /// <returns>All runs in their order, with what the work noted in them.</returns>
    public static PageRun[] ForEachFound(IEnumerable<Memory<PageRun>> batches, int bufferSize, PageWatch watch, Work work)
    {
        List<Memory<PageRun>> found = [];
        ForEach(Noted(), bufferSize, watch, work);
        return Join(found);

        IEnumerable<Memory<PageRun>> Noted()
        {
            foreach (Memory<PageRun> batch in batches)
            {
                found.Add(batch);
                yield return batch;
            }
        }
    }

    /// <summary>The runs of batches.</summary>
    public static PageRun[] Join(IEnumerable<Memory<PageRun>> batches) => [.. batches.SelectMany(static batch => batch.ToArray())];

    /// <summary>Cuts the runs of an image into batches.</summary>
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

    /// <summary>The bytes of a batch.</summary>
    public static long LengthOf(ReadOnlySpan<PageRun> batch) => batch[^1].ImageEnd - batch[0].ImageOffset;
}
