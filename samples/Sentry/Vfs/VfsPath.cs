namespace Sentry.Vfs;

/// <summary>
/// A place in the tree of mounts: a dentry and the mount through which it is seen. Working directories, roots and open files
/// are such pairs and never strings, because the place may be covered, moved, unreachable or deleted.
/// </summary>
[Savable]
internal readonly partial struct VfsPath : IEquatable<VfsPath>
{
    public readonly Mount Mount;
    public readonly Dentry Dentry;

    public VfsPath(Mount mount, Dentry dentry)
    {
        Mount = mount;
        Dentry = dentry;
    }

    public Inode Inode => Dentry.Inode;

    /// <summary>Is this the root of its mount, so that mount(2) and umount(2) mean the mount by it?</summary>
    public bool IsMountRoot => Mount.Root == Dentry;

    /// <summary>Holds the mount against umount(2) and the dentry against eviction until <see cref="Release"/>.</summary>
    public void Acquire()
    {
        Mount.Acquire();
        Dentry.Pin();
    }

    public void Release()
    {
        Dentry.Unpin();
        Mount.Release();
    }

    public bool Equals(VfsPath other) => Mount == other.Mount && Dentry == other.Dentry;

    public override bool Equals(object? obj) => obj is VfsPath other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Mount, Dentry);
}
