namespace Sentry.Tmpfs;

/// <summary>A directory: its entries are the children of its dentry, its link count is two plus the subdirectories.</summary>
[Savable]
internal sealed partial class TmpfsDirectory : Inode
{
    public TmpfsDirectory(FileSystem fileSystem)
        : base(fileSystem, InodeKind.Directory)
    {
        LinkCount = 2;
    }

    public override FileDescription Open(VfsPath path, OpenFlags flags) => new DirectoryDescription(path, flags);
}
