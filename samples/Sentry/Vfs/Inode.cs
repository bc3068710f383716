namespace Sentry.Vfs;

/// <summary>
/// A file system object. It lives while a name, an open description or a mount root refers to it: all three hold a
/// <see cref="Dentry"/>, so the inode only counts dentries and is evicted when the last one lets go.
/// </summary>
[Savable]
internal abstract partial class Inode
{
    private int _dentries;

    protected Inode(FileSystem fileSystem, InodeKind kind)
    {
        FileSystem = fileSystem;
        Kind = kind;
        Number = fileSystem.NextInodeNumber();
        LinkCount = 1;
    }

    public FileSystem FileSystem { get; }

    public InodeKind Kind { get; }

    public long Number { get; }

    public int LinkCount { get; set; }

    /// <summary>
    /// A removed directory: it can still be open or someone's working directory, but nothing can be created in it (S_DEAD).
    /// </summary>
    public bool IsDead { get; set; }

    /// <summary>May a link be made although no name is left? Only O_TMPFILE without O_EXCL leaves this open (I_LINKABLE).</summary>
    public bool IsLinkable { get; set; }

    public bool IsDirectory => Kind == InodeKind.Directory;

    public virtual long Size => 0;

    /// <summary>Allocated space in units of 512 bytes.</summary>
    public virtual long Blocks => 0;

    public FileStatus Status => new()
    {
        Kind = Kind,
        Device = FileSystem.Device,
        Inode = Number,
        Size = Size,
        Links = LinkCount,
        Blocks = Blocks,
    };

    /// <summary>Makes a new open file description of this object.</summary>
    public abstract FileDescription Open(VfsPath path, OpenFlags flags);

    /// <summary>The text of a symbolic link; EINVAL for anything else.</summary>
    public virtual string ReadLink() => throw new SyscallException(Errno.EINVAL);

    /// <summary>Changes the size; the guest reaches this only with a regular file.</summary>
    public virtual void Truncate(long size) => throw new SyscallException(Errno.EINVAL);

    public void AddDentry() => _dentries++;

    public void DropDentry()
    {
        if (--_dentries == 0) Evict();
    }

    /// <summary>Gives back what the object holds: nothing refers to it any more.</summary>
    protected virtual void Evict()
    {
    }
}
