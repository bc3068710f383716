using Stateify.Files;

namespace Stateify.Memory;

/// <summary>
/// Saves and loads a memory file as <c>pages_meta.img</c> and <c>pages.img</c>. The pages lie in the image uncompressed, aligned and
/// in the order of their offsets, so that an image can be mapped as it is.
/// </summary>
internal static class PageImage
{
    /// <summary>Saves all pages, with their hashes if they are wanted.</summary>
    /// <returns>The identity of the state that was saved; null unless writes are to be tracked.</returns>
    public static byte[]? Save(
        IPageSource backing,
        PageExtents extents,
        MemoryImage target,
        MemorySaveOptions options,
        bool hashes,
        IFileSystem fileSystem) =>
        Write(target, options, fileSystem, PageMetadata.HeaderOf(PageMetadata.FullContent, extents), (pages, seal, watch) =>
        {
            PageRun[] runs = new PageWriter(backing, pages, seal, hashes).Write(PageScan.FindBatches(backing, extents), watch);
            return new ImageContents(extents, runs, hashes ? PageHashes.Of(runs) : null, Parent: null);
        });

    /// <summary>Saves the pages that differ from those of another image.</summary>
    /// <param name="backing">Where the pages are.</param>
    /// <param name="extents">Which are allocated.</param>
    /// <param name="target">The files.</param>
    /// <param name="parentPath">The metadata of the other image.</param>
    /// <param name="trackedIdentity">The identity of the state since which the backing tracks writes, if it does.</param>
    /// <param name="options">How it is saved.</param>
    /// <param name="fileSystem">Where it is saved.</param>
    /// <returns>The identity of the state that was saved; null unless writes are to be tracked.</returns>
    public static byte[]? SaveDelta(
        IPageSource backing,
        PageExtents extents,
        MemoryImage target,
        string parentPath,
        byte[]? trackedIdentity,
        MemorySaveOptions options,
        IFileSystem fileSystem)
    {
        ImageContents parent = ReadMetadata(new PageExtents(), parentPath, backing.Limit, options.Key).Contents;
        if (parent.Identity() is not { } identity)
        {
            throw new MemoryFileException(
                MemoryFileErrorCode.NoPageHashes, "The image has no page hashes, so that nothing can be saved relative to it; save it with them.", parentPath);
        }
        PageSet? unwritten = trackedIdentity is not null && identity.AsSpan().SequenceEqual(trackedIdentity) ? backing.FindUnwritten() : null;
        return Write(target, options, fileSystem, PageMetadata.HeaderOf(PageMetadata.DeltaContent, extents), (pages, seal, watch) =>
        {
            PageHashes current = PageHasher.Hash(backing, extents, unwritten ?? new PageSet(), parent.Hashes!, watch.Cancellation);
            IEnumerable<long> changed = current.ChangedSince(parent.Hashes!).Select(static page => page * MemoryFile.PageSize);
            PageRun[] runs = new PageWriter(backing, pages, seal, hashes: false).Write(PageScan.Batch(changed), watch);
            return new ImageContents(extents, runs, current, identity);
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
    public static (ImageContents Contents, PageSeal Seal) ReadMetadata(PageExtents extents, string metaPath, long limit, StateKey? key)
    {
        try
        {
            using StateFileReader meta = StateFileReader.Open(metaPath, new StateFileReaderOptions { Key = key });
            PageSeal seal = new(meta.FrameProtection);
            return (new PageMetadataReader(meta, metaPath, seal.TagSize).Read(extents, limit), seal);
        }
        catch (StateFileException error)
        {
            throw MemoryErrors.Translate(error);
        }
    }

    /// <summary>Reads runs into the memory file.</summary>
    public static void ReadPages(MemoryBacking backing, StoredPages pages, PageRun[] runs, PageWatch watch) =>
        PageBatches.ForEach(PageBatches.Cut(runs), pages.BufferSize, watch, (batch, buffer) =>
            pages.Read(batch, buffer, (in PageRun run, ReadOnlySpan<byte> bytes) => backing.Write(run.Offset, bytes)));

    private static byte[]? Write(
        MemoryImage target,
        MemorySaveOptions options,
        IFileSystem fileSystem,
        IReadOnlyDictionary<string, string> header,
        Func<PendingFile, PageSeal, PageWatch, ImageContents> writePages)
    {
        StateFileWriterOptions metaOptions = new() { Protection = options.Protection, Key = options.Key, Overwrite = true };
        try
        {
            using PendingFile pages = PendingFile.Create(target.PagesPath, fileSystem);
            using StateFileWriter meta = StateFileWriter.Create(target.MetaPath, header, fileSystem, metaOptions);
            PageWatch watch = new(options.Progress, null, options.CancellationToken);
            ImageContents contents = writePages(pages, new PageSeal(meta.FrameProtection), watch);
            PageMetadata.Write(meta, contents);
            byte[]? identity = options.TrackWrites ? contents.Identity() : null;

            // Both files are durable before the first is renamed; the metadata, which names the pages' checksums, comes last.
            pages.Sync();
            meta.Seal();
            pages.Publish();
            meta.Publish();
            return identity;
        }
        catch (StateFileException error)
        {
            throw MemoryErrors.Translate(error);
        }
    }
}
