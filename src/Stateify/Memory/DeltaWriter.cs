using System.Buffers;

namespace Stateify.Memory;

/// <summary>
/// Hashes pages and stores those that are not what they were, in one pass: what one thread has just hashed is written while others
/// hash. Where a page goes depends on all before it only, so the same pages make the same image however many threads there are.
/// </summary>
/// <param name="source">Where the pages are.</param>
/// <param name="before">What they were.</param>
/// <param name="writer">Writes the image.</param>
/// <param name="watch">Who follows the save: told of the pages that are stored.</param>
internal sealed class DeltaWriter(IPageSource source, PageHashes before, PageWriter writer, PageWatch watch)
{
    private readonly Lock _lock = new();

    // The pages that changed in batches that were hashed while one before them was not, by the place of the batch; and that of the one.
    private readonly Dictionary<long, (List<long> Pages, long End)> _early = [];
    private long _awaited;

    private readonly PageGatherer _changed = new();
    private readonly List<Memory<PageRun>> _stored = [];

    /// <summary>Does it, once.</summary>
    /// <param name="candidates">The pages that may have changed.</param>
    /// <returns>These with their hashes, and those that are stored.</returns>
    public (PageRun[] Hashed, PageRun[] Stored) Write(IEnumerable<Memory<PageRun>> candidates)
    {
        PageWatch hashing = new(null, null, watch.Cancellation);
        PageRun[] hashed = PageBatches.ForEachFound(candidates, writer.BufferSize, hashing, (batch, buffer) =>
        {
            PageHasher.Hash(source, batch.Span);
            foreach (Memory<PageRun> complete in Gather(batch))
                Store(complete, buffer);
        });
        byte[] last = ArrayPool<byte>.Shared.Rent(writer.BufferSize);
        foreach (Memory<PageRun> rest in _changed.Finish())
        {
            _stored.Add(rest);
            Store(rest, last);
        }
        ArrayPool<byte>.Shared.Return(last);
        return (hashed, PageBatches.Join(_stored));
    }

    /// <summary>Takes the pages that changed, of this batch and of those that had to wait for it, unless it has to wait itself.</summary>
    /// <returns>The batches to store that became complete.</returns>
    private List<Memory<PageRun>> Gather(Memory<PageRun> hashed)
    {
        List<long> changed = [];
        foreach (ref readonly PageRun run in hashed.Span)
            before.FindChanged(run, changed);
        List<Memory<PageRun>> complete = [];
        lock (_lock)
        {
            _early[hashed.Span[0].ImageOffset] = (changed, hashed.Span[^1].ImageEnd);
            while (_early.Remove(_awaited, out (List<long> Pages, long End) next))
            {
                foreach (long page in next.Pages)
                {
                    Memory<PageRun> batch = _changed.Add(page);
                    if (!batch.IsEmpty)
                        complete.Add(batch);
                }
                _awaited = next.End;
            }
            _stored.AddRange(complete);
        }
        return complete;
    }

    private void Store(Memory<PageRun> batch, byte[] buffer)
    {
        writer.Write(batch.Span, buffer);
        watch.Add(PageBatches.LengthOf(batch.Span));
    }
}
