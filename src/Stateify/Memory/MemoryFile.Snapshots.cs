using Stateify.Files;

namespace Stateify.Memory;

// How a memory file is held still while it is saved.
public sealed partial class MemoryFile : ISavedPages
{
    /// <summary>
    /// Takes hold of everything as it is now, so that it can be saved while the program goes on: whatever is written, allocated or released
    /// afterwards is not in it.
    /// </summary>
    /// <remarks>
    /// Nobody may write through a span during the call, which takes as long as it takes the kernel to map the pages anew, copy on write:
    /// some milliseconds for a GiB. Until the snapshot is disposed of, each page that is written is copied, no other snapshot can be taken and
    /// nothing else saved. The next save or snapshot, during which nobody writes either, merges the copies and takes longer by that. What has to
    /// be there first: all pages of a load in the background, and those of a mapped image, which are read. No writes are tracked from then on.
    /// A snapshot that is forgotten ends when the garbage collector finds it.
    /// Without <see cref="MemoryCapabilities.Snapshots"/> the call copies all pages instead.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The last snapshot has not been disposed of.</exception>
    /// <exception cref="MemoryFileException">A page of an image that is still being loaded cannot be read, or memory ran out.</exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public MemorySnapshot TakeSnapshot()
    {
        lock (_lock)
        {
            PrepareSave();
            IPageSource pages = _backing.Freeze();
            _isFrozen = true;
            _tracked = null;
            return new MemorySnapshot(this, pages, _extents.Copy());
        }
    }

    void ISavedPages.Save(string metaPath, string pagesPath, IFileSystem fileSystem, MemorySaveOptions options) =>
        Save(metaPath, pagesPath, fileSystem, options);

    void ISavedPages.Save(StateFileWriter file, string name, PageWatch watch)
    {
        lock (_lock)
        {
            PrepareSave();
            InlinePages.Write(file, name, _backing, _extents, watch);
        }
    }

    internal void EndSnapshot()
    {
        lock (_lock)
        {
            _isFrozen = false;
            _backing.Thaw();
        }
    }

    /// <summary>Has all pages in the backing, and the backing whole.</summary>
    private void PrepareSave()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_isFrozen)
            throw new InvalidOperationException($"A snapshot of the memory file \"{Name}\" is open. Save that, or dispose of it first.");
        _backing.Settle();
        _pending?.Require(0, _backing.Limit);
    }
}
