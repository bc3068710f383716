using System.Text;

namespace Sentry.Tmpfs;

/// <summary>A symbolic link; it can be opened only with O_PATH.</summary>
[Savable]
internal sealed partial class TmpfsSymlink : Inode
{
    private readonly string _target;

    public TmpfsSymlink(FileSystem fileSystem, string target)
        : base(fileSystem, InodeKind.Symlink)
    {
        _target = target;
    }

    public override long Size => Encoding.UTF8.GetByteCount(_target);

    public override string ReadLink() => _target;

    public override FileDescription Open(VfsPath path, OpenFlags flags) => throw new SyscallException(Errno.ELOOP);
}
