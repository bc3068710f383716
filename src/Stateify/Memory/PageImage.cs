using System.Diagnostics.CodeAnalysis;
using Stateify.Files;

namespace Stateify.Memory;

/// <summary>
/// Saves and loads a memory file as <c>pages_meta.img</c> and <c>pages.img</c>. The pages lie in the image uncompressed, aligned and
/// in the order of their offsets, so that an image can be mapped as it is.
/// </summary>
internal static class PageImage
{
    public static void Save(MemoryBacking backing, PageExtents extents, string metaPath, string pagesPath, IFileSystem fileSystem)
    {
        try
        {
            using PendingFile pages = PendingFile.Create(pagesPath, fileSystem);
            using StateFileWriter meta = StateFileWriter.Create(metaPath, PageMetadata.Header, fileSystem);
            PageMetadata.Write(meta, extents, WritePages(backing, extents, pages));

            // Both files are durable before the first is renamed; the metadata, which names the pages' checksums, comes last.
            pages.Sync();
            meta.Seal();
            pages.Publish();
            meta.Publish();
        }
        catch (StateFileException error)
        {
            throw MemoryErrors.Translate(error);
        }
    }

    public static void Load(MemoryBacking backing, PageExtents extents, string metaPath, string pagesPath)
    {
        PageRun[] runs = ReadMetadata(extents, metaPath, backing.Limit);
        ReadOnlySpan<PageExtent> all = extents.All;
        backing.Grow(all.IsEmpty ? 0 : all[^1].End * MemoryFile.PageSize);
        try
        {
            using FileSource pages = FileSource.Open(pagesPath);
            long length = runs.Length == 0 ? 0 : runs[^1].ImageOffset + runs[^1].Length;
            if (pages.Length != length)
            {
                ThrowPagesCorrupt(
                    $"The file has {pages.Length} bytes; its metadata says {length}: one of the two is cut off or from another checkpoint.",
                    pagesPath);
            }
            PageBatches.ForEach(PageBatches.Cut(runs), (batch, buffer) => ReadBatch(backing, pages, batch.Span, buffer));
        }
        catch (StateFileException error) when (error.Code == StateFileErrorCode.Truncated)
        {
            ThrowPagesCorrupt("The file was cut off while it was read.", pagesPath);
        }
        catch (StateFileException error)
        {
            throw MemoryErrors.Translate(error);
        }
    }

    private static PageRun[] ReadMetadata(PageExtents extents, string metaPath, long limit)
    {
        try
        {
            using StateFileReader meta = StateFileReader.Open(metaPath);
            return PageMetadata.Read(meta, metaPath, extents, limit);
        }
        catch (StateFileException error)
        {
            throw MemoryErrors.Translate(error);
        }
    }

    /// <summary>Stores the pages.</summary>
    /// <returns>The runs, with their checksums.</returns>
    private static PageRun[] WritePages(MemoryBacking backing, PageExtents extents, PendingFile pages)
    {
        List<PageRun[]> found = [];
        PageBatches.ForEach(Find(), (batch, buffer) => WriteBatch(backing, pages, batch.Span, buffer));
        return [.. found.SelectMany(static batch => batch)];

        IEnumerable<Memory<PageRun>> Find()
        {
            foreach (PageRun[] batch in PageScan.FindBatches(backing, extents.All.ToArray()))
            {
                found.Add(batch);
                yield return batch;
            }
        }
    }

    private static void WriteBatch(MemoryBacking backing, PendingFile pages, Span<PageRun> batch, byte[] buffer)
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

    private static void ReadBatch(MemoryBacking backing, FileSource pages, ReadOnlySpan<PageRun> batch, byte[] buffer)
    {
        long start = batch[0].ImageOffset;
        int size = (int)(batch[^1].ImageOffset + batch[^1].Length - start);
        pages.Read(start, buffer.AsSpan(0, size));
        foreach (PageRun run in batch)
        {
            ReadOnlySpan<byte> bytes = buffer.AsSpan((int)(run.ImageOffset - start), run.Length);
            if (Crc32C.Compute(bytes) != run.Checksum)
            {
                ThrowPagesCorrupt(
                    $"The checksum of the {run.Length} bytes at {run.ImageOffset} is wrong: they are damaged, or not those of this metadata.",
                    pages.Path);
            }
            backing.Write(run.Offset, bytes);
        }
    }

    [DoesNotReturn]
    private static void ThrowPagesCorrupt(string problem, string path) => throw new MemoryFileException(
        MemoryFileErrorCode.ImagePagesCorrupt, $"{problem} Use another checkpoint.", path);
}
