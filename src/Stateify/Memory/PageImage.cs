using Stateify.Files;

namespace Stateify.Memory;

/// <summary>
/// Saves and loads a memory file as <c>pages_meta.img</c> and <c>pages.img</c>. The pages lie in the image uncompressed, aligned and
/// in the order of their offsets, so that an image can be mapped as it is.
/// </summary>
internal static class PageImage
{
    public static void Save(
        MemoryBacking backing, PageExtents extents, string metaPath, string pagesPath, MemorySaveOptions options, IFileSystem fileSystem)
    {
        StateFileWriterOptions metaOptions = new() { Protection = options.Protection, Key = options.Key };
        try
        {
            using PendingFile pages = PendingFile.Create(pagesPath, fileSystem);
            using StateFileWriter meta = StateFileWriter.Create(metaPath, PageMetadata.Header, fileSystem, metaOptions);
            PageWriter writer = new(backing, pages, new PageSeal(meta.FrameProtection));
            PageWatch watch = new(options.Progress, null, options.CancellationToken);
            PageMetadata.Write(meta, extents, writer.Write(PageScan.FindBatches(backing, extents.All.ToArray()), watch));

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

    /// <summary>Fills a memory file that is empty yet.</summary>
    /// <returns>What has to be verified before it is used; null if that is everything already.</returns>
    public static UnverifiedRuns? Load(
        MemoryBacking backing, PageExtents extents, string metaPath, string pagesPath, MemoryLoadOptions options)
    {
        (PageRun[] runs, PageSeal seal) = ReadMetadata(extents, metaPath, backing.Limit, options.Key);
        bool isMapped = options.Mode == MemoryLoadMode.Mapped;
        if (isMapped && seal.IsEncrypted)
            MemoryErrors.ThrowNotMappable("it is encrypted", metaPath);
        StoredPages pages = StoredPages.Open(pagesPath, runs, seal);
        bool isKept = false;
        try
        {
            ReadOnlySpan<PageExtent> all = extents.All;
            backing.Grow(all.IsEmpty ? 0 : all[^1].End * MemoryFile.PageSize);
            if (isMapped)
            {
                runs = PageMapping.Map(backing, pages, runs, out PageRun[] mapped);
                isKept = mapped.Length > 0;
                ReadPages(backing, pages, runs, options);
                return isKept ? new UnverifiedRuns(pages, mapped) : null;
            }
            ReadPages(backing, pages, runs, options);
            return null;
        }
        catch
        {
            isKept = false;
            throw;
        }
        finally
        {
            if (!isKept)
                pages.Dispose();
        }
    }

    private static (PageRun[] Runs, PageSeal Seal) ReadMetadata(PageExtents extents, string metaPath, long limit, StateKey? key)
    {
        try
        {
            using StateFileReader meta = StateFileReader.Open(metaPath, new StateFileReaderOptions { Key = key });
            PageSeal seal = new(meta.FrameProtection);
            return (PageMetadata.Read(meta, metaPath, extents, seal, limit), seal);
        }
        catch (StateFileException error)
        {
            throw MemoryErrors.Translate(error);
        }
    }

    private static void ReadPages(MemoryBacking backing, StoredPages pages, PageRun[] runs, MemoryLoadOptions options)
    {
        PageWatch watch = new(options.Progress, runs.Sum(static run => (long)run.Length), options.CancellationToken);
        PageBatches.ForEach(PageBatches.Cut(runs), pages.BufferSize, watch, (batch, buffer) =>
            pages.Read(batch, buffer, (in PageRun run, ReadOnlySpan<byte> bytes) => backing.Write(run.Offset, bytes)));
    }
}
