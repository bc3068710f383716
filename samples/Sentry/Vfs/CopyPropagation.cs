namespace Sentry.Vfs;

/// <summary>
/// Copies a tree that is about to be mounted somewhere to every receiver that can see the place (Linux: propagate_mnt). The
/// copies have their mountpoint set and are not committed.
/// </summary>
internal sealed class CopyPropagation
{
    private readonly MountNamespace _space;
    private readonly VfsPath _target;
    private readonly HashSet<PeerGroup> _seen = [];
    private readonly Queue<(PeerGroup Group, Mount Copy)> _masters = [];
    private int _copied;

    public CopyPropagation(MountNamespace space, VfsPath target)
    {
        _space = space;
        _target = target;
    }

    public List<Mount> Copies { get; } = [];

    /// <summary>Copies to the peers of the target mount first, then, group by group, to the slaves.</summary>
    public void Run(Mount source)
    {
        PeerGroup group = _target.Mount.Group!;
        _seen.Add(group);
        CopyToMembers(group, source, except: _target.Mount);
        _masters.Enqueue((group, source));
        while (_masters.TryDequeue(out (PeerGroup Group, Mount Copy) master))
        {
            foreach (Mount slave in master.Group.Slaves.ToArray()) CopyToSlave(slave, master.Copy);
        }
    }

    /// <summary>
    /// A slave that shares its mounts stands for all of its group; a group that sees nothing passes its master's copy on.
    /// </summary>
    private void CopyToSlave(Mount slave, Mount masterCopy)
    {
        if (slave.Group is not { } group)
        {
            if (Receives(slave)) CopyTo(slave, masterCopy, CloneKind.Slave);
            return;
        }

        if (!_seen.Add(group)) return;
        Mount copy = masterCopy;
        if (group.Members.FirstOrDefault(Receives) is { } first)
        {
            copy = CopyTo(first, masterCopy, CloneKind.SharedSlave);
            CopyToMembers(group, copy, except: first);
        }

        _masters.Enqueue((group, copy));
    }

    private void CopyToMembers(PeerGroup group, Mount original, Mount except)
    {
        foreach (Mount member in group.Members.ToArray())
        {
            if (member != except && Receives(member)) CopyTo(member, original, CloneKind.Bind);
        }
    }

    /// <summary>A mount without a namespace is part of the very tree being mounted.</summary>
    private bool Receives(Mount mount) => mount.Namespace is not null && _target.Dentry.IsSameOrBelow(mount.Root);

    private Mount CopyTo(Mount receiver, Mount original, CloneKind kind)
    {
        Mount copy = _space.CloneTree(original, original.Root, kind);
        copy.SetMountpoint(receiver, _target.Dentry);
        Copies.Add(copy);
        _copied += copy.Subtree().Count;
        _space.CheckRoom(_copied);
        return copy;
    }
}
