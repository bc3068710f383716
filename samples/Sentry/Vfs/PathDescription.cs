namespace Sentry.Vfs;

/// <summary>A description made with O_PATH: it names a place and can do nothing with the file there.</summary>
[Savable]
internal sealed partial class PathDescription : FileDescription
{
    public PathDescription(VfsPath path, OpenFlags flags)
        : base(path.Inode, path, flags)
    {
    }
}
