namespace Sentry.Vfs;

/// <summary>
/// A mounted file system instance: a superblock in Linux terms. It makes inodes, and it takes part in checkpoints through
/// <see cref="PrepareSave"/> and <see cref="CompleteRestore"/> (gVisor: vfs.FilesystemImplSaveRestoreExtension).
/// </summary>
[Savable]
internal abstract partial class FileSystem
{
    private readonly string _name;
    private long _lastInode;
    private long _lastCookie;
    private int _mounts;

    protected FileSystem(string name, int device)
    {
        _name = name;
        Device = device;
    }

    /// <summary>Anonymous device number, st_dev of every inode.</summary>
    public int Device { get; }

    /// <summary>
    /// Called by the kernel before any object is encoded, with all tasks stopped. The file system brings itself into a state
    /// that can be saved, or throws; it must stay usable, because a checkpointed kernel may go on.
    /// </summary>
    public virtual void PrepareSave()
    {
    }

    /// <summary>
    /// Called by the kernel after the whole graph has been loaded and every hook has run, before any task runs. The file system
    /// reattaches to what lies outside the graph and refuses state it cannot serve.
    /// </summary>
    public virtual void CompleteRestore()
    {
    }

    /// <summary>Inode numbers are never used again: a restored counter goes on where the saved one stopped.</summary>
    public long NextInodeNumber() => ++_lastInode;

    public long NextCookie() => ++_lastCookie;

    public void AddMount() => _mounts++;

    public void DropMount()
    {
        if (--_mounts == 0) Destroy();
    }

    public override string ToString() => $"{_name} (device {Device})";

    /// <summary>The last mount is gone and nothing in the file system is open.</summary>
    protected virtual void Destroy()
    {
    }
}
