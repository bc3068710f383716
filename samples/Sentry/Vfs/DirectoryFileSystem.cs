namespace Sentry.Vfs;

/// <summary>A file system with a tree of names, which can therefore be mounted.</summary>
[Savable]
internal abstract partial class DirectoryFileSystem : FileSystem
{
    protected DirectoryFileSystem(string name, int device)
        : base(name, device)
    {
    }

    public abstract Dentry Root { get; }

    public abstract Inode CreateDirectory();

    public abstract Inode CreateRegular();

    public abstract Inode CreateSymlink(string target);

    public abstract Inode CreateFifo();
}
