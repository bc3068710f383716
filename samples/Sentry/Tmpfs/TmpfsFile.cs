namespace Sentry.Tmpfs;

/// <summary>
/// A regular file. The page map, not the memory file, says which pages are committed: a page full of zeros that a checkpoint
/// left out is still data. Invariant: bytes of a committed page beyond the size are zero.
/// </summary>
[Savable]
internal sealed partial class TmpfsFile : Inode
{
    private readonly TmpfsFileSystem _fileSystem;
    private readonly Dictionary<long, TmpfsPage> _pages = [];
    private long _size;

    public TmpfsFile(TmpfsFileSystem fileSystem)
        : base(fileSystem, InodeKind.Regular)
    {
        _fileSystem = fileSystem;
    }

    public override long Size => _size;

    public override long Blocks => _pages.Count * (Limits.PageSize / 512);

    public int PageCount => _pages.Count;

    public override FileDescription Open(VfsPath path, OpenFlags flags) => new RegularDescription(this, path, flags);

    public int Read(Span<byte> buffer, long position)
    {
        if (position >= _size) return 0;
        int length = (int)Math.Min(buffer.Length, _size - position);
        for (int done = 0; done < length;)
        {
            long index = (position + done) / Limits.PageSize;
            int within = (int)((position + done) % Limits.PageSize);
            Span<byte> part = buffer.Slice(done, Math.Min(Limits.PageSize - within, length - done));
            if (_pages.TryGetValue(index, out TmpfsPage page) && page.HasData)
                _fileSystem.Page(page.Offset).Slice(within, part.Length).CopyTo(part);
            else
                part.Clear();
            done += part.Length;
        }

        return length;
    }

    /// <summary>Writes as much as there is room for; ENOSPC only when that is nothing.</summary>
    public int Write(ReadOnlySpan<byte> data, long position)
    {
        if (position == long.MaxValue) throw new SyscallException(Errno.EFBIG);
        int length = (int)Math.Min(data.Length, long.MaxValue - position);
        int done = 0;
        while (done < length)
        {
            long index = (position + done) / Limits.PageSize;
            int within = (int)((position + done) % Limits.PageSize);
            int part = Math.Min(Limits.PageSize - within, length - done);
            if (!TryCommit(index, out TmpfsPage page)) break;
            data.Slice(done, part).CopyTo(_fileSystem.Page(page.Offset)[within..]);
            done += part;
        }

        if (done == 0 && length > 0) throw new SyscallException(Errno.ENOSPC);
        _size = Math.Max(_size, position + done);
        return done;
    }

    public override void Truncate(long size)
    {
        if (size <= _size) Punch(size, long.MaxValue);
        _size = size;
    }

    public void Allocate(long offset, long length, bool keepSize)
    {
        long end = offset + length;
        long first = offset / Limits.PageSize;
        long last = (end - 1) / Limits.PageSize;
        long missing = last - first + 1 - _pages.Keys.Count(index => index >= first && index <= last);
        if (missing > _fileSystem.Room) throw new SyscallException(Errno.ENOSPC);
        for (long index = first; index <= last; index++)
        {
            // Reserving a reserved page once more makes it data (Linux: SGP_FALLOC in shmem_get_folio_gfp).
            _pages[index] = _pages.TryGetValue(index, out TmpfsPage page)
                ? new TmpfsPage(page.Offset, hasData: true)
                : new TmpfsPage(_fileSystem.AllocatePage(), hasData: false);
        }

        if (!keepSize) _size = Math.Max(_size, end);
    }

    /// <summary>Frees whole pages between two offsets and zeroes the parts of pages at the ends.</summary>
    public void Punch(long start, long end)
    {
        foreach ((long index, TmpfsPage page) in _pages.ToArray())
        {
            long pageStart = index * Limits.PageSize;
            long from = Math.Max(start - pageStart, 0);
            long to = Math.Min(end - pageStart, Limits.PageSize);
            if (from >= to) continue;
            if (to - from == Limits.PageSize)
            {
                _pages.Remove(index);
                _fileSystem.FreePage(page.Offset);
            }
            else
            {
                _fileSystem.Page(page.Offset)[(int)from..(int)to].Clear();
            }
        }
    }

    /// <summary>The next offset from <paramref name="offset"/> on that holds data, or that is in a hole (lseek(2)).</summary>
    public long Seek(long offset, bool data)
    {
        if (offset < 0 || offset >= _size) throw new SyscallException(Errno.ENXIO);
        long index = offset / Limits.PageSize;
        if (data)
        {
            IEnumerable<long> later = _pages.Where(entry => entry.Value.HasData && entry.Key >= index).Select(entry => entry.Key);
            long next = later.DefaultIfEmpty(-1).Min();
            long found = Math.Max(offset, next * Limits.PageSize);
            return next >= 0 && found < _size ? found : throw new SyscallException(Errno.ENXIO);
        }

        long hole = index;
        while (_pages.TryGetValue(hole, out TmpfsPage page) && page.HasData) hole++;
        return Math.Min(_size, Math.Max(offset, hole * Limits.PageSize));
    }

    /// <summary>Reaches for every page; the memory file throws if one is not allocated.</summary>
    public void CheckPages()
    {
        foreach (TmpfsPage page in _pages.Values) _ = _fileSystem.Page(page.Offset);
    }

    public void FreePages()
    {
        foreach (TmpfsPage page in _pages.Values) _fileSystem.FreePage(page.Offset);
        _pages.Clear();
    }

    protected override void Evict()
    {
        FreePages();
        _fileSystem.Forget(this);
    }

    private bool TryCommit(long index, out TmpfsPage page)
    {
        bool isMapped = _pages.TryGetValue(index, out page);
        if (isMapped && page.HasData) return true;
        if (!isMapped && _fileSystem.Room == 0) return false;
        page = new TmpfsPage(isMapped ? page.Offset : _fileSystem.AllocatePage(), hasData: true);
        _pages[index] = page;
        return true;
    }
}
