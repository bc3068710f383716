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
}
