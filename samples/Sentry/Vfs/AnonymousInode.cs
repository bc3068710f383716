namespace Sentry.Vfs;

/// <summary>The inode of an object without a name: each pipe has one, all epoll instances and eventfds share one.</summary>
[Savable]
internal sealed partial class AnonymousInode : Inode
{
    public AnonymousInode(FileSystem fileSystem, InodeKind kind)
        : base(fileSystem, kind)
    {
    }

    public override FileDescription Open(VfsPath path, OpenFlags flags) => throw new SyscallException(Errno.ENXIO);
}
