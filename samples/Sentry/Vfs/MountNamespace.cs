namespace Sentry.Vfs;

/// <summary>
/// The tree of mounts and the table that finds the mount on a place. Invariants: at most one mount covers a (parent, dentry)
/// pair, further ones stack on its root; every mount in the table has this namespace and a parent.
/// </summary>
/// <remarks>
/// The table hashes objects by identity, and identities change with a load. So it is saved as the list of mounts and hashed
/// anew, after the mounts have got their fields (gVisor: VirtualFilesystem.saveMounts and loadMounts).
/// </remarks>
[Savable]
internal sealed partial class MountNamespace
{
    /// <summary>As /proc/sys/fs/mount-max: propagation can double the tree with every call.</summary>
    private const int MaxMounts = 100_000;

    [SaveAs<List<Mount>>]
    private Dictionary<MountKey, Mount> _mounts = [];

    private int _lastMount;
    private int _lastGroup;

    public MountNamespace(DirectoryFileSystem rootFileSystem)
    {
        Root = NewMount(rootFileSystem, rootFileSystem.Root);
        Root.Namespace = this;
    }

    /// <summary>The mount everything else is mounted below.</summary>
    public Mount Root { get; }

    public IEnumerable<Mount> Mounts => _mounts.Values.Prepend(Root);

    public Mount NewMount(FileSystem fileSystem, Dentry root) => new(++_lastMount, fileSystem, root);

    public PeerGroup NewGroup() => new(++_lastGroup);

    public Mount? Lookup(Mount parent, Dentry mountpoint) =>
        mountpoint.IsMountpoint ? _mounts.GetValueOrDefault(new MountKey(parent, mountpoint)) : null;

    /// <summary>Goes from a covered place to the root of what covers it, through all layers.</summary>
    public VfsPath Traverse(VfsPath path)
    {
        while (Lookup(path.Mount, path.Dentry) is { } mount) path = new VfsPath(mount, mount.Root);
        return path;
    }

    /// <summary>Enters a mount that has its mountpoint set, with those mounts below it that are not in the table yet.</summary>
    public void Commit(Mount top)
    {
        top.Link();
        foreach (Mount mount in top.Subtree())
        {
            if (mount.Namespace is not null && mount != top) continue;
            mount.Namespace = this;
            Insert(mount);
        }
    }

    /// <summary>Takes a mount off its mountpoint; what is below it stays linked to it.</summary>
    public void Detach(Mount mount)
    {
        _mounts.Remove(new MountKey(mount.Parent!, mount.Mountpoint!));
        mount.Mountpoint!.CountMount(-1);
        mount.Unlink();
    }

    public void ChangeMountpoint(Mount mount, Mount parent, Dentry mountpoint)
    {
        Detach(mount);
        mount.SetMountpoint(parent, mountpoint);
        Commit(mount);
    }

    /// <summary>Fails with ENOSPC when the namespace could not take so many mounts more.</summary>
    public void CheckRoom(int more)
    {
        if (_mounts.Count + more > MaxMounts) throw new SyscallException(Errno.ENOSPC);
    }

    /// <summary>Called when the namespace is saved.</summary>
    internal List<Mount> SaveMounts() => [.. _mounts.Values.OrderBy(mount => mount.Id)];

    /// <summary>Called when all mounts have their fields.</summary>
    internal void LoadMounts(List<Mount> mounts)
    {
        _mounts = new(mounts.Count);
        foreach (Mount mount in mounts) Insert(mount);
    }

    private void Insert(Mount mount)
    {
        _mounts.Add(new MountKey(mount.Parent!, mount.Mountpoint!), mount);
        mount.Mountpoint!.CountMount(1);
    }
}
