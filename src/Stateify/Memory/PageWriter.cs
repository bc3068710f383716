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
        PageBatches.ForEach(Noted(), PageBatches.BatchSize + seal.TagSize, watch, WriteBatch);
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
        if (seal.TagSize > 0)
            WriteSealed(batch, buffer);
        else
            WritePlain(batch, buffer);
    }

    private void WriteSealed(Span<PageRun> batch, byte[] buffer)
    {
        int gathered = 0;
        foreach (ref PageRun run in batch)
        {
            // The tag behind the run is overwritten by the next one: its place is in the metadata.
            seal.Seal(ref run, backing.GetSpan(run.Offset, run.Length), buffer.AsSpan(gathered));
            gathered += run.Length;
        }
        pages.Write(batch[0].ImageOffset, buffer.AsSpan(0, gathered));
    }

    private void WritePlain(Span<PageRun> batch, byte[] buffer)
    {
        foreach (ref PageRun run in batch)
            run.Checksum = Crc32C.Compute(backing.GetSpan(run.Offset, run.Length));
        if (batch.Length == 1)
        {
            pages.Write(batch[0].ImageOffset, backing.GetSpan(batch[0].Offset, batch[0].Length));
            return;
        }

        // Copying what is in the cache costs less than a system call, and a wait for the file, for each run.
        int gathered = 0;
        foreach (PageRun run in batch)
        {
            backing.GetSpan(run.Offset, run.Length).CopyTo(buffer.AsSpan(gathered));
            gathered += run.Length;
        }
        pages.Write(batch[0].ImageOffset, buffer.AsSpan(0, gathered));
    }
}
