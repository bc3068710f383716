namespace Sentry.Vfs;

/// <summary>
/// An open directory. Entries are read from the newest to the oldest; entries made after the first read are not seen until a
/// rewind, as on Linux tmpfs.
/// </summary>
[Savable]
internal sealed partial class DirectoryDescription : FileDescription
{
    private readonly Dentry _directory;

    /// <summary>Entries below this cookie are still to be read; <see langword="null"/> at the start.</summary>
    private long? _readTo;

    public DirectoryDescription(VfsPath path, OpenFlags flags)
        : base(path.Inode, path, flags)
    {
        _directory = path.Dentry;
    }

    public override bool IsSeekable => true;

    public override int Read(Span<byte> buffer) => throw new SyscallException(Errno.EISDIR);

    public override int ReadAt(Span<byte> buffer, long position) => throw new SyscallException(Errno.EISDIR);

    public override long Seek(long offset, Whence whence)
    {
        if (whence == Whence.Current) offset += Position;
        else if (whence != Whence.Start) throw new SyscallException(Errno.EINVAL);
        if (offset < 0) throw new SyscallException(Errno.EINVAL);
        if (offset == 0) _readTo = null;
        return Position = offset;
    }

    /// <summary>The next names, at most <paramref name="count"/> of them; none at the end (getdents(2), without '.' and '..').</summary>
    public List<string> ReadEntries(int count)
    {
        List<Dentry> next = [.. _directory.Children
            .Where(entry => _readTo is null || entry.Cookie < _readTo)
            .OrderByDescending(entry => entry.Cookie)
            .Take(count)];
        _readTo = next.Count > 0 ? next[^1].Cookie : 0;
        Position += next.Count;
        return [.. next.Select(entry => entry.Name)];
    }
}
