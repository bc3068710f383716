using Stateify.Files;

namespace Stateify.Memory;

// How a memory file becomes an image, or a link in a chain of them, and comes back.
public sealed partial class MemoryFile
{
    /// <summary>
    /// Makes a memory file with the allocations, reference counts and contents that <see cref="Save(string, string, MemorySaveOptions?)"/>
    /// wrote. No byte is handed out before it was verified, by the key if there is one. Only pages that were stored are committed.
    /// </summary>
    /// <param name="name">The name of the new file, as for <see cref="Create"/>.</param>
    /// <param name="metaPath">The file with the pages' metadata.</param>
    /// <param name="pagesPath">The file with the pages.</param>
    /// <param name="options">When the pages are read, the key, and what the memory file is made of.</param>
    /// <exception cref="ArgumentException">A name is empty, or the new file's is too long, or there is no such mode.</exception>
    /// <exception cref="MemoryFileException">
    /// A file cannot be read, is damaged, does not belong to the other or has another key, or cannot be mapped; or memory ran out.
    /// </exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    /// <exception cref="PlatformNotSupportedException">The machine does not have the backing that the options ask for.</exception>
    public static MemoryFile Load(string name, string metaPath, string pagesPath, MemoryLoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(metaPath);
        ArgumentException.ThrowIfNullOrEmpty(pagesPath);
        options ??= MemoryLoadOptions.Default;
        if (!Enum.IsDefined(options.Mode))
            throw new ArgumentOutOfRangeException(nameof(options), options.Mode, "There is no such mode.");
        MemoryFile memory = Create(name, options.File);
        try
        {
            memory._pending = PageImage.Load(memory._backing, memory._extents, metaPath, pagesPath, options);
            return memory;
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Writes allocations, reference counts and contents to two files. Holes are skipped without being read and pages of zeros are
    /// not stored. The same state gives the same bytes, unless they are protected.
    /// </summary>
    /// <remarks>
    /// Other threads' calls wait until the save is done; nobody may write through a span meanwhile, or the image may fail to load.
    /// Each file appears under its name complete and flushed or not at all, and both are complete before either does. Only a death or
    /// failure between the two renames leaves new pages beside old metadata, which <see cref="Load"/> then refuses; who replaces an
    /// image that must never be lost saves into a new directory instead. A memory file that was loaded mapped may be saved under the
    /// names it was loaded from, with <see cref="MemorySaveOptions.Overwrite"/>.
    /// </remarks>
    /// <param name="metaPath">The file for the pages' metadata, by custom <c>pages_meta.img</c>.</param>
    /// <param name="pagesPath">The file for the pages, by custom <c>pages.img</c>: as long as the pages stored.</param>
    /// <param name="options">What it may replace, how it is protected, and who follows the save.</param>
    /// <exception cref="ArgumentException">A path is empty, or both are the same; or there is a key without protection, or protection without a key.</exception>
    /// <exception cref="MemoryFileException">
    /// There is a file of that name, or it cannot be written; the disk is full; or a page of a mapped image is damaged.
    /// </exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public void Save(string metaPath, string pagesPath, MemorySaveOptions? options = null) =>
        Save(metaPath, pagesPath, DiskFileSystem.Instance, options);

    /// <summary>
    /// Writes what changed since another image of this memory was saved. <see cref="MemoryChain.Load"/> puts the images together. Otherwise
    /// as <see cref="Save(string, string, MemorySaveOptions?)"/>.
    /// </summary>
    /// <remarks>
    /// Changes are found by hashing pages and comparing with what the parent's metadata notes, so it does not matter which process
    /// saved the parent, how this memory came to be, or whether the parent's pages are still there. All pages are hashed, unless the
    /// parent is the image that this object saved last with <see cref="MemorySaveOptions.TrackWrites"/>; then only those that were written
    /// since, and of the parent's metadata no more than its identity is read. Protection and key are those of the parent too.
    /// </remarks>
    /// <param name="metaPath">The file for the metadata.</param>
    /// <param name="pagesPath">The file for the pages that changed.</param>
    /// <param name="parentMetaPath">The metadata of the image before, which was saved with <see cref="MemorySaveOptions.PageHashes"/> or is a delta itself.</param>
    /// <param name="options">What it may replace, how it is protected, and who follows the save.</param>
    /// <exception cref="ArgumentException">A path is empty, or two are the same; or there is a key without protection, or protection without a key.</exception>
    /// <exception cref="MemoryFileException">
    /// The parent cannot be read, is damaged, has another key or no page hashes; there is a file of that name, or it cannot be written; or a
    /// page of a mapped image is damaged.
    /// </exception>
    /// <exception cref="OperationCanceledException">The options' token says so.</exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public void SaveDelta(string metaPath, string pagesPath, string parentMetaPath, MemorySaveOptions? options = null) =>
        SaveDeltaOn(DiskFileSystem.Instance, metaPath, pagesPath, parentMetaPath, options);

    internal static MemoryFile LoadImages(string name, IReadOnlyList<MemoryImage> images, MemoryLoadOptions options)
    {
        if (images.Count == 1)
            return Load(name, images[0].MetaPath, images[0].PagesPath, options);
        return LoadChain(name, images, options, out _);
    }

    internal static void VerifyImages(IReadOnlyList<MemoryImage> images, MemoryLoadOptions options)
    {
        using MemoryFile memory = LoadChain("verify", images, options, out ImageContents last);
        if (last.Hashes is null)
            return;
        PageHashes found = PageHasher.Hash(memory._backing, memory._extents, options.CancellationToken);
        last.Identity();
        if (!found.Resident.SequenceEqual(last.Hashes.Resident) || !found.Bytes.AsSpan().SequenceEqual(last.Hashes.Bytes))
        {
            throw new MemoryFileException(
                MemoryFileErrorCode.ImagePagesCorrupt, "The pages of the chain are not those of which its last image has the hashes. Use another checkpoint.", images[^1].MetaPath);
        }
    }

    internal void Save(string metaPath, string pagesPath, IFileSystem fileSystem, MemorySaveOptions? options = null)
    {
        options ??= MemorySaveOptions.Default;
        bool hashes = options.PageHashes || options.TrackWrites;
        SaveLocked(
            MemoryImage.ToSave(metaPath, pagesPath), options, target => PageImage.Save(_backing, _extents, target, options, hashes, fileSystem));
    }

    internal void SaveDeltaOn(
        IFileSystem fileSystem, string metaPath, string pagesPath, string parentMetaPath, MemorySaveOptions? options = null)
    {
        options ??= MemorySaveOptions.Default;
        SaveLocked(MemoryImage.ToSave(metaPath, pagesPath, parentMetaPath), options, target =>
            PageImage.SaveDelta(_backing, _extents, target, parentMetaPath, _tracked, options, fileSystem));
    }

    internal void SaveWithHashes(string metaPath, string pagesPath, MemorySaveOptions options) => SaveLocked(
        MemoryImage.ToSave(metaPath, pagesPath), options, target => PageImage.Save(_backing, _extents, target, options, hashes: true, DiskFileSystem.Instance));

    /// <summary>Makes a memory file of sections of a state file.</summary>
    internal static MemoryFile LoadInline(string name, StateFileReader file, string section, MemoryLoadOptions options)
    {
        MemoryFile memory = Create(name, options.File);
        try
        {
            InlinePages.Read(file, section, memory._backing, memory._extents, new PageWatch(options.Progress, null, options.CancellationToken));
            return memory;
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    private static MemoryFile LoadChain(string name, IReadOnlyList<MemoryImage> images, MemoryLoadOptions options, out ImageContents last)
    {
        MemoryFile memory = Create(name, options.File);
        try
        {
            last = PageChain.Load(memory._backing, memory._extents, images, options);
            return memory;
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    private void SaveLocked(MemoryImage target, MemorySaveOptions options, Func<MemoryImage, TrackedState?> save)
    {
        lock (_lock)
        {
            PrepareSave();
            TrackedState? saved = save(target);
            if (!options.TrackWrites)
                return;
            if (_tracked is not null)
                saved?.Replace(_tracked);
            _tracked = saved;
            _backing.TrackWrites();
        }
    }
}
