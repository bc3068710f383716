using Stateify.Files;

namespace Stateify.Memory;

/// <summary>Writes a <c>pages.img</c>.</summary>
/// <param name="backing">Where the pages are.</param>
/// <param name="pages">The file.</param>
/// <param name="seal">What proves the runs.</param>
/// <param name="hashes">Whether runs get the hashes of their pages.</param>
internal sealed class PageWriter(IPageSource backing, PendingFile pages, PageSeal seal, bool hashes)
{
    /// <summary>Stores pages.</summary>
    /// <param name="batches">The runs, without what proves them, in batches that lie together in the image.</param>
    /// <param name="watch">Who follows the save.</param>
    /// <returns>The runs, with what proves them, and their hashes.</returns>
    public PageRun[] Write(IEnumerable<Memory<PageRun>> batches, PageWatch watch)
    {
        List<Memory<PageRun>> written = [];
        int bufferSize = seal.IsEncrypted ? PageBatches.BatchSize + seal.TagSize + MemoryFile.PageSize : 0;
        PageBatches.ForEach(Noted(), bufferSize, watch, WriteBatch);
        return [.. written.SelectMany(static batch => batch.ToArray())];

        IEnumerable<Memory<PageRun>> Noted()
        {
            foreach (Memory<PageRun> batch in batches)
            {
                written.Add(batch);
                yield return batch;
            }
        }
    }

    private void WriteBatch(Span<PageRun> batch, byte[] buffer)
    {
        if (hashes)
        {
            foreach (ref PageRun run in batch)
                run.Hashes = PageHashes.Compute(backing.GetSpan(run.Offset, run.Length));
        }
        if (seal.IsEncrypted)
            WriteEncrypted(batch, buffer);
        else
            WriteInPlace(batch);
    }

    private unsafe void WriteEncrypted(Span<PageRun> batch, byte[] buffer)
    {
        fixed (byte* start = buffer)
        {
            // Page by page in memory as well, which writes around the cache need.
            Span<byte> stored = buffer.AsSpan((int)(-(nint)start & (MemoryFile.PageSize - 1)));
            int gathered = 0;
            foreach (ref PageRun run in batch)
            {
                // The tag behind the run is overwritten by the next one: its place is in the metadata.
                seal.Seal(ref run, backing.GetSpan(run.Offset, run.Length), stored[gathered..]);
                gathered += run.Length;
            }
            pages.Write(batch[0].ImageOffset, stored[..gathered]);
        }
    }

    private void WriteInPlace(Span<PageRun> batch)
    {
        foreach (ref PageRun run in batch)
            seal.Prove(ref run, backing.GetSpan(run.Offset, run.Length));

        // One call for all: the kernel lets one thread at a time write to a file.
        pages.Write(batch[0].ImageOffset, MappedBytes.Of(backing, batch));
    }
}
