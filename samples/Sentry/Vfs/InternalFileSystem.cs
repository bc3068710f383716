namespace Sentry.Vfs;

/// <summary>
/// A file system nobody can mount, home of the inodes of pipes and of other objects without a path (pipefs, anon_inodefs).
/// </summary>
[Savable]
internal sealed partial class InternalFileSystem : FileSystem
{
    public InternalFileSystem(string name, int device)
        : base(name, device)
    {
    }
}
