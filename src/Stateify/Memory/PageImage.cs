using Stateify.Files;

namespace Stateify.Memory;

/// <summary>
/// Saves and loads a memory file as <c>pages_meta.img</c> and <c>pages.img</c>. The pages lie in the image uncompressed, aligned and
/// in the order of their offsets, so that an image can be mapped as it is.
/// </summary>
internal static class PageImage
{
    /// <summary>Saves all pages, with their hashes if they are wanted.</summary>
    /// <returns>The state that was saved; null unless writes are to be tracked.</returns>
    public static TrackedState? Save(
        IPageSource source,
        PageExtents extents,
        MemoryImage target,
        MemorySaveOptions options,
        bool hashes,
        IFileSystem fileSystem) =>
        Write(target, options, fileSystem, PageMetadata.HeaderOf(PageMetadata.FullContent, extents), (pages, seal, watch) =>
        {
            PageWriter writer = new(source, pages, seal);
            PageRun[] runs = PageBatches.ForEachFound(PageScan.FindBatches(source, extents), writer.BufferSize, watch, (batch, buffer) =>
            {
                if (hashes)
                    PageHasher.Hash(source, batch.Span);
                writer.Write(batch.Span, buffer);
            });
            return new ImageContents(target.MetaPath, extents, runs, hashes ? PageHashes.Of(runs) : null, Parent: null);
        });

    /// <summary>Saves the pages that differ from those of another image.</summary>
    /// <param name="source">Where the pages are.</param>
    /// <param name="extents">Which are allocated.</param>
    /// <param name="target">The files.</param>
    /// <param name="parentPath">The metadata of the other image.</param>
    /// <param name="tracked">The state since which writes are tracked, if they are.</param>
    /// <param name="options">How it is saved.</param>
    /// <param name="fileSystem">Where it is saved.</param>
    /// <returns>The state that was saved; null unless writes are to be tracked.</returns>
    public static TrackedState? SaveDelta(
        IPageSource source,
        PageExtents extents,
        MemoryImage target,
        string parentPath,
        TrackedState? tracked,
        MemorySaveOptions options,
        IFileSystem fileSystem)
    {
        DeltaBase parent = DeltaBase.Find(source, tracked, parentPath, options.Key);
        return Write(target, options, fileSystem, PageMetadata.HeaderOf(PageMetadata.DeltaContent, extents), (pages, seal, watch) =>
        {
            DeltaWriter writer = new(source, parent.Hashes, new PageWriter(source, pages, seal), watch);
            (PageRun[] hashed, PageRun[] stored) = writer.Write(
                parent.Tracked is null ? PageScan.FindBatches(source, extents) : PageScan.FindBatches(source, extents, parent.Tracked));
            PageHashes current = parent.Tracked is null ? PageHashes.Of(hashed) : tracked!.Update(parent.Tracked.Unwritten, hashed);
            return new ImageContents(target.MetaPath, extents, stored, current, parent.Identity);
        });
    }

    /// <summary>Fills a memory file that is empty yet, or begins to.</summary>
    /// <returns>The pages that are still to come; null if all are there.</returns>
    public static IPendingPages? Load(
        MemoryBacking backing, PageExtents extents, string metaPath, string pagesPath, MemoryLoadOptions options)
    {
        (ImageContents contents, PageSeal seal) = ReadMetadata(extents, metaPath, backing.Limit, options.Key);
        if (contents.Parent is not null)
            MemoryErrors.ThrowNoParent(metaPath);
        bool isMapped = options.Mode == MemoryLoadMode.Mapped;
        if (isMapped && seal.IsEncrypted)
            MemoryErrors.ThrowNotMappable("it is encrypted", metaPath);
        isMapped &= backing.Capabilities.MappedLoad;
        options.CancellationToken.ThrowIfCancellationRequested();
        backing.Grow(extents.End * MemoryFile.PageSize);
        StoredPages pages = StoredPages.Open(pagesPath, contents.Runs, seal);
        if (isMapped)
            return new MappedRuns(backing, pages, contents.Runs);
        PageWatch watch = new(options.Progress, contents.Runs.Sum(static run => (long)run.Length), options.CancellationToken);
        if (options.Mode == MemoryLoadMode.Background)
            return new ArrivingPages(backing, pages, contents.Runs, watch);
        using (pages)
        {
            ReadPages(backing, pages, contents.Runs, watch);
            return null;
        }
    }

    /// <summary>Reads everything that is known of an image without its pages.</summary>
    public static (ImageContents Contents, PageSeal Seal) ReadMetadata(PageExtents extents, string metaPath, long limit, StateKey? key) =>
        Read(metaPath, key, (meta, seal) => (new PageMetadataReader(meta, metaPath, seal.TagSize).Read(extents, limit), seal));

    /// <summary>Reads the identity of the state that an image was saved from; null if it does not say.</summary>
    public static byte[]? ReadIdentity(string metaPath, StateKey? key) =>
        Read(metaPath, key, (meta, seal) => new PageMetadataReader(meta, metaPath, seal.TagSize).ReadIdentity());

    /// <summary>Reads runs into the memory file.</summary>
    public static void ReadPages(MemoryBacking backing, StoredPages pages, PageRun[] runs, PageWatch watch) =>
        PageBatches.ForEach(PageBatches.Cut(runs), pages.BufferSize, watch, (batch, buffer) =>
            pages.Read(batch.Span, buffer, (in PageRun run, ReadOnlySpan<byte> bytes) => backing.Write(run.Offset, bytes)));

    private static T Read<T>(string metaPath, StateKey? key, Func<StateFileReader, PageSeal, T> read)
    {
        try
        {
            using StateFileReader meta = StateFileReader.Open(metaPath, new StateFileReaderOptions { Key = key });
            return read(meta, new PageSeal(meta.FrameProtection));
        }
        catch (StateFileException error)
        {
            throw MemoryErrors.Translate(error);
        }
    }

    private static TrackedState? Write(
        MemoryImage target,
        MemorySaveOptions options,
        IFileSystem fileSystem,
        IReadOnlyDictionary<string, string> header,
        Func<PendingFile, PageSeal, PageWatch, ImageContents> writePages)
    {
        StateFileWriterOptions metaOptions = new() { Protection = options.Protection, Key = options.Key, Overwrite = options.Overwrite };
        try
        {
            using PendingFile pages = PendingFile.Create(target.PagesPath, fileSystem, options.Overwrite);
            if (options.BypassPageCache)
                pages.TryBypassCache();
            using StateFileWriter meta = StateFileWriter.Create(target.MetaPath, header, fileSystem, metaOptions);
            PageWatch watch = new(options.Progress, null, options.CancellationToken);
            ImageContents contents = writePages(pages, new PageSeal(meta.FrameProtection), watch);
            byte[]? identity = PageMetadata.Write(meta, contents);

            // Both files are durable before the first is renamed; the metadata, which names the pages' checksums, comes last.
            pages.Sync();
            meta.Seal();
            try
            {
                pages.Publish();
                meta.Publish();
            }
            catch (StateFileException) when (meta.IsPending && !options.Overwrite)
            {
                pages.Retract();
                throw;
            }
            return options.TrackWrites ? new TrackedState(identity!, contents.Hashes!) : null;
        }
        catch (StateFileException error)
        {
            throw MemoryErrors.Translate(error);
        }
    }
}
