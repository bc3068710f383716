using Stateify.Files;

namespace Stateify.Memory;

/// <summary>
/// A memory file as it was when <see cref="MemoryFile.TakeSnapshot"/> was called, to be saved while the program goes on. It can be saved
/// several times. Thread-safe, except that <see cref="Dispose"/> must not run beside a save.
/// </summary>
/// <example>
/// <code>
/// using MemorySnapshot snapshot = memory.TakeSnapshot();
/// world.Resume();
/// snapshot.Save("pages_meta.img", "pages.img");
/// </code>
/// </example>
public sealed class MemorySnapshot : IDisposable, ISavedPages
{
    private readonly Frost _frost;
    private readonly IPageSource _pages;
    private readonly PageExtents _extents;
    private bool _isDisposed;

    internal MemorySnapshot(MemoryFile memory, IPageSource pages, PageExtents extents)
    {
        _frost = new Frost(memory);
        _pages = pages;
        _extents = extents;
    }

    /// <summary>
    /// Writes the same bytes as <see cref="MemoryFile.Save(string, string, MemorySaveOptions?)"/> would have written then.
    /// <see cref="MemorySaveOptions.TrackWrites"/> only has hashes written.
    /// </summary>
    /// <inheritdoc cref="MemoryFile.Save(string, string, MemorySaveOptions?)" path="/param"/>
    /// <inheritdoc cref="MemoryFile.Save(string, string, MemorySaveOptions?)" path="/exception"/>
    public void Save(string metaPath, string pagesPath, MemorySaveOptions? options = null) =>
        Save(metaPath, pagesPath, DiskFileSystem.Instance, options ?? MemorySaveOptions.Default);

    /// <summary>Writes what <see cref="MemoryFile.SaveDelta"/> would have written then, hashing all pages.</summary>
    /// <inheritdoc cref="MemoryFile.SaveDelta" path="/param"/>
    /// <inheritdoc cref="MemoryFile.SaveDelta" path="/exception"/>
    public void SaveDelta(string metaPath, string pagesPath, string parentMetaPath, MemorySaveOptions? options = null)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        MemoryImage target = MemoryImage.ToSave(metaPath, pagesPath, parentMetaPath);
        PageImage.SaveDelta(_pages, _extents, target, parentMetaPath, null, options ?? MemorySaveOptions.Default, DiskFileSystem.Instance);
        GC.KeepAlive(this);
    }

    /// <summary>Lets the memory file be saved again, and pages that are released be given back. Does nothing the second time.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _pages.Dispose();
        _frost.Dispose();
    }

    void ISavedPages.Save(string metaPath, string pagesPath, IFileSystem fileSystem, MemorySaveOptions options) =>
        Save(metaPath, pagesPath, fileSystem, options);

    void ISavedPages.Save(StateFileWriter file, string name, PageWatch watch)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        InlinePages.Write(file, name, _pages, _extents, watch);
        GC.KeepAlive(this);
    }

    private void Save(string metaPath, string pagesPath, IFileSystem fileSystem, MemorySaveOptions options)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        bool hashes = options.PageHashes || options.TrackWrites;
        PageImage.Save(_pages, _extents, MemoryImage.ToSave(metaPath, pagesPath), options, hashes, fileSystem);
        GC.KeepAlive(this);
    }

    /// <summary>What holds the memory file still, until it is disposed of or forgotten; the pages look after themselves.</summary>
    private sealed class Frost(MemoryFile memory) : IDisposable
    {
        ~Frost() => memory.EndSnapshot();

        public void Dispose()
        {
            memory.EndSnapshot();
            GC.SuppressFinalize(this);
        }
    }
}
