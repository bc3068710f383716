namespace Sentry.Vfs;

/// <summary>
/// How mount and unmount events travel between peers and from masters to slaves (Linux: fs/pnode.c and
/// Documentation/filesystems/sharedsubtree.rst).
/// </summary>
internal static class Propagation
{
    public static void MakeShared(this MountNamespace space, Mount mount)
    {
        if (mount.Group is null) space.NewGroup().Join(mount);
    }

    /// <summary>A slave of the peers it leaves behind; the last of its group stays a slave of the group's master, if any.</summary>
    public static void MakeSlave(this Mount mount)
    {
        if (mount.Group is not { } group) return;
        bool hasPeers = group.Members.Count > 1;
        group.Leave(mount);
        if (!hasPeers) return;
        mount.Master?.Free(mount);
        group.Enslave(mount);
    }

    public static void LeavePropagation(this Mount mount)
    {
        mount.Group?.Leave(mount);
        mount.Master?.Free(mount);
    }

    /// <summary>All mounts that see what happens on a mount: its peers, their slaves and so on, without the mount itself.</summary>
    public static List<Mount> Receivers(Mount mount)
    {
        List<Mount> found = [];
        if (mount.Group is null) return found;
        HashSet<PeerGroup> seen = [mount.Group];
        Queue<PeerGroup> groups = new(seen);
        while (groups.TryDequeue(out PeerGroup? group))
        {
            found.AddRange(group.Members.Where(member => member != mount));
            foreach (Mount slave in group.Slaves)
            {
                if (slave.Group is null) found.Add(slave);
                else if (seen.Add(slave.Group)) groups.Enqueue(slave.Group);
            }
        }

        return found;
    }

    /// <summary>
    /// Copies a tree that is about to be mounted on <paramref name="mountpoint"/> of <paramref name="parent"/> to every receiver
    /// that can see the mountpoint. The copies have their mountpoint set and are not committed yet.
    /// </summary>
    public static void CopyToReceivers(this MountNamespace space, Mount parent, Dentry mountpoint, Mount source, List<Mount> copies)
    {
        HashSet<PeerGroup> seen = [parent.Group!];
        Queue<(PeerGroup Group, Mount Copy)> groups = [];
        CopyToMembers(parent.Group!, source);
        groups.Enqueue((parent.Group!, source));
        while (groups.TryDequeue(out (PeerGroup Group, Mount Copy) master))
        {
            foreach (Mount slave in master.Group.Slaves.ToArray())
            {
                if (slave.Group is { } group)
                {
                    if (!seen.Add(group)) continue;
                    Mount? first = FirstCopy(group, master.Copy);
                    groups.Enqueue((group, first ?? master.Copy));
                }
                else if (Receives(slave))
                {
                    CopyTo(slave, master.Copy, CloneKind.Slave);
                }
            }
        }

        // A mount without a namespace is part of the very tree being mounted.
        bool Receives(Mount mount) => mount.Namespace is not null && mountpoint.IsSameOrBelow(mount.Root);

        Mount? FirstCopy(PeerGroup group, Mount masterCopy)
        {
            if (group.Members.FirstOrDefault(Receives) is not { } member) return null;
            Mount copy = CopyTo(member, masterCopy, CloneKind.SharedSlave);
            CopyToMembers(group, copy, except: member);
            return copy;
        }

        void CopyToMembers(PeerGroup group, Mount original, Mount? except = null)
        {
            foreach (Mount member in group.Members.ToArray())
            {
                if (member != parent && member != except && Receives(member)) CopyTo(member, original, CloneKind.Bind);
            }
        }

        Mount CopyTo(Mount receiver, Mount original, CloneKind kind)
        {
            Mount copy = space.CloneTree(original, original.Root, kind);
            copy.SetMountpoint(receiver, mountpoint);
            copies.Add(copy);
            space.CheckRoom(copies.Sum(tree => tree.Subtree().Count));
            return copy;
        }
    }
}
