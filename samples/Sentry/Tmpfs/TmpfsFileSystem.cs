namespace Sentry.Tmpfs;

/// <summary>
/// A file system in memory (tmpfs(5)): names are dentries, contents are pages of the kernel's memory file. Also the home of
/// memfd files, on an instance that is never mounted in a place.
/// </summary>
[Savable]
internal sealed partial class TmpfsFileSystem : DirectoryFileSystem
{
    /// <summary>Linux takes half of the machine's memory; here it is fixed, so that a kernel fits wherever it is restored.</summary>
    public const long DefaultMaxPages = 1 << 20;

    [External(ExternalKeys.Memory)]
    private readonly MemoryFile _memory;

    private readonly long _maxPages;

    private readonly HashSet<TmpfsFile> _files = [];
    private long _usedPages;

    public TmpfsFileSystem(string name, int device, MemoryFile memory, long maxPages)
        : base(name, device)
    {
        _memory = memory;
        _maxPages = maxPages;
        Root = new Dentry("/", null, CreateDirectory());
    }

    public override Dentry Root { get; }

    /// <summary>Pages that can still be taken before the size= mount option is reached.</summary>
    public long Room => _maxPages - _usedPages;

    public override Inode CreateDirectory() => new TmpfsDirectory(this);

    public override Inode CreateRegular()
    {
        var file = new TmpfsFile(this);
        _files.Add(file);
        return file;
    }

    public override Inode CreateSymlink(string target) => new TmpfsSymlink(this, target);

    public override Inode CreateFifo() => new Fifo(this);

    /// <summary>Takes one zeroed page; ENOSPC when there is no room.</summary>
    public long AllocatePage()
    {
        if (Room == 0) throw new SyscallException(Errno.ENOSPC);
        _usedPages++;
        return _memory.Allocate(Limits.PageSize, new() { Kind = PageKind.Tmpfs }).Offset;
    }

    public void FreePage(long offset)
    {
        _usedPages--;
        _memory.Release(new PageRange(offset, Limits.PageSize));
    }

    public Span<byte> Page(long offset) => _memory.GetSpan(offset, Limits.PageSize);

    public void Forget(TmpfsFile file) => _files.Remove(file);

    /// <summary>A page that is counted and not mapped, or mapped and not counted, would be lost or freed twice after a restore.</summary>
    public override void PrepareSave() => CheckPages();

    /// <summary>
    /// Touches every mapped page once: a page map that does not fit the loaded memory file is refused before a task sees it.
    /// </summary>
    public override void CompleteRestore()
    {
        CheckPages();
        foreach (TmpfsFile file in _files) file.CheckPages();
    }

    protected override void Destroy()
    {
        foreach (TmpfsFile file in _files) file.FreePages();
        _files.Clear();
    }

    private void CheckPages()
    {
        long mapped = _files.Sum(file => (long)file.PageCount);
        if (mapped != _usedPages) throw new InvalidDataException($"{this} counts {_usedPages} pages, its files map {mapped}.");
    }
}
