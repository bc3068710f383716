namespace Sentry.Vfs;

/// <summary>
/// One attachment of a file system (or of a part of it) to the tree of mounts. A lazily detached mount has no namespace and no
/// parent, and lives on while paths into it are held.
/// </summary>
[Savable]
internal sealed partial class Mount
{
    private readonly List<Mount> _children = [];
    private int _users;

    public Mount(int id, FileSystem fileSystem, Dentry root)
    {
        Id = id;
        FileSystem = fileSystem;
        Root = root;
        root.Pin();
        fileSystem.AddMount();
    }

    public int Id { get; }

    public FileSystem FileSystem { get; }

    /// <summary>
    /// What is seen at the top of this mount: the root of the file system, or any directory or file of it (a bind mount).
    /// </summary>
    public Dentry Root { get; }

    public Mount? Parent { get; private set; }

    /// <summary>The dentry of the parent this mount covers.</summary>
    public Dentry? Mountpoint { get; private set; }

    /// <summary>The namespace the mount is part of; <see langword="null"/> before it is grafted and after it is detached.</summary>
    public MountNamespace? Namespace { get; set; }

    /// <summary>The group of peers the mount exchanges mount events with; not <see langword="null"/> means shared.</summary>
    public PeerGroup? Group { get; set; }

    /// <summary>The group the mount only receives events from; not <see langword="null"/> means slave.</summary>
    public PeerGroup? Master { get; set; }

    public IReadOnlyList<Mount> Children => _children;

    /// <summary>Is it kept busy by a path into it: an open file, a working directory, a root?</summary>
    public bool IsInUse => _users > 0;

    /// <summary>The mount that covers the whole of this one, if there is one.</summary>
    public Mount? Overmount => _children.Find(child => child.Mountpoint == Root);

    public void Acquire() => _users++;

    public void Release()
    {
        _users--;
        DestroyIfUnused();
    }

    /// <summary>Says where the mount is to sit. It does not count as a child before it is linked.</summary>
    public void SetMountpoint(Mount parent, Dentry mountpoint)
    {
        Parent = parent;
        Mountpoint = mountpoint;
    }

    public void Link() => Parent!._children.Add(this);

    public void Unlink()
    {
        Parent!._children.Remove(this);
        Parent = null;
        Mountpoint = null;
    }

    public bool IsSameOrBelow(Mount ancestor)
    {
        for (Mount? at = this; at is not null; at = at.Parent)
        {
            if (at == ancestor) return true;
        }

        return false;
    }

    /// <summary>This mount and everything below it, parents first.</summary>
    public List<Mount> Subtree()
    {
        List<Mount> tree = [this];
        for (int i = 0; i < tree.Count; i++) tree.AddRange(tree[i]._children);
        return tree;
    }

    /// <summary>Lets go of the file system once the mount is in no namespace and no path leads into it.</summary>
    public void DestroyIfUnused()
    {
        if (Namespace is not null || IsInUse) return;
        Root.Unpin();
        FileSystem.DropMount();
    }
}
