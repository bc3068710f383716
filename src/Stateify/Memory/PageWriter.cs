using Stateify.Files;

namespace Stateify.Memory;

/// <summary>Writes a <c>pages.img</c>. Safe to use from several threads.</summary>
/// <param name="source">Where the pages are.</param>
/// <param name="pages">The file.</param>
/// <param name="seal">What proves the runs.</param>
internal sealed class PageWriter(IPageSource source, PendingFile pages, PageSeal seal)
{
    /// <summary>The bytes that writing a batch needs.</summary>
    public int BufferSize => seal.IsEncrypted ? PageBatches.BatchSize + seal.TagSize + MemoryFile.PageSize : 0;

    /// <summary>Stores runs that lie together in the image.</summary>
    /// <param name="batch">The runs; receive what proves them.</param>
    /// <param name="buffer">At least <see cref="BufferSize"/> bytes to work in.</param>
    public void Write(Span<PageRun> batch, byte[] buffer)
    {
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
                seal.Seal(ref run, source.GetSpan(run.Offset, run.Length), stored[gathered..]);
                gathered += run.Length;
            }
            pages.Write(batch[0].ImageOffset, stored[..gathered]);
        }
    }

    private void WriteInPlace(Span<PageRun> batch)
    {
        foreach (ref PageRun run in batch)
            seal.Prove(ref run, source.GetSpan(run.Offset, run.Length));

        // One call for all: the kernel lets one thread at a time write to a file.
        pages.Write(batch[0].ImageOffset, MappedBytes.Of(source, batch));
    }
}
