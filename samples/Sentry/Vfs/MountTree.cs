namespace Sentry.Vfs;

/// <summary>Grafting trees of mounts and cutting them off, propagation included (Linux: attach_recursive_mnt and umount_tree).</summary>
internal static class MountTree
{
    /// <summary>Mounts a tree on a place; a tree that is mounted already is moved there.</summary>
    public static void Graft(this MountNamespace space, Mount source, VfsPath target)
    {
        // Something might have to be mounted on top of the tree, and nothing can be on a deleted place.
        if (TopOvermount(source).Root.IsUnreachable()) throw new SyscallException(Errno.ENOENT);
        bool isMove = source.Parent is not null;
        if (!isMove) space.CheckRoom(source.Subtree().Count);
        List<Mount> copies = target.Mount.Group is null ? [] : space.CopyToReceivers(source, target);
        if (isMove) space.Detach(source);
        source.SetMountpoint(target.Mount, target.Dentry);
        space.CommitBeneath(source);
        for (int i = copies.Count - 1; i >= 0; i--) space.CommitBeneath(copies[i]);
    }

    /// <summary>Cuts off a mount with everything below it, and what corresponds to it on all receivers.</summary>
    public static void Cut(this MountNamespace space, Mount top)
    {
        List<Mount> doomed = top.Subtree();
        doomed.AddRange(UnmountCandidates.Find(space, doomed));
        List<(Mount Survivor, VfsPath Place)> sinking = FindSurvivors(doomed);
        foreach (Mount mount in doomed) mount.LeavePropagation();
        foreach (Mount mount in doomed)
        {
            space.Detach(mount);
            mount.Namespace = null;
        }

        foreach ((Mount survivor, VfsPath place) in sinking) space.ChangeMountpoint(survivor, place.Mount, place.Dentry);
        foreach (Mount mount in doomed) mount.DestroyIfUnused();
    }

    /// <summary>Would an unmount, or its propagation, pull a mount away under its users (Linux: propagate_mount_busy)?</summary>
    public static bool IsBusy(this MountNamespace space, Mount mount)
    {
        if (mount.Children.Count > 0 || mount.IsInUse) return true;
        foreach (Mount receiver in Propagation.Receivers(mount.Parent!))
        {
            if (space.Lookup(receiver, mount.Mountpoint!) is not { } child) continue;
            bool isCoveredOnly = child.Children.Count == 0 || (child.Children.Count == 1 && child.Overmount is not null);
            if (isCoveredOnly && child.IsInUse) return true;
        }

        return false;
    }

    /// <summary>What is mounted on a shared mount becomes shared itself. If there is no room for all copies, nothing has changed.</summary>
    private static List<Mount> CopyToReceivers(this MountNamespace space, Mount source, VfsPath target)
    {
        List<Mount> newlyShared = source.Subtree().FindAll(mount => mount.Group is null);
        newlyShared.ForEach(space.MakeShared);
        var propagation = new CopyPropagation(space, target);
        try
        {
            propagation.Run(source);
        }
        catch (SyscallException)
        {
            propagation.Copies.ForEach(MountCloning.Discard);
            newlyShared.ForEach(mount => mount.Group!.Leave(mount));
            throw;
        }

        return propagation.Copies;
    }

    /// <summary>A mount that arrives where another one already is slips beneath it.</summary>
    private static void CommitBeneath(this MountNamespace space, Mount mount)
    {
        Mount? covering = space.Lookup(mount.Parent!, mount.Mountpoint!);
        if (covering is not null) space.Detach(covering);
        space.Commit(mount);
        if (covering is null) return;
        Mount top = TopOvermount(mount);
        covering.SetMountpoint(top, top.Root);
        space.Commit(covering);
    }

    /// <summary>What covers a doomed mount and survives sinks to the place that the doomed mounts beneath it leave free.</summary>
    private static List<(Mount Survivor, VfsPath Place)> FindSurvivors(List<Mount> doomed)
    {
        HashSet<Mount> all = [.. doomed];
        List<(Mount Survivor, VfsPath Place)> survivors = [];
        foreach (Mount mount in doomed)
        {
            if (mount.Overmount is not { } survivor || all.Contains(survivor)) continue;
            Mount lowest = mount;
            while (all.Contains(lowest.Parent!)) lowest = lowest.Parent!;
            survivors.Add((survivor, new VfsPath(lowest.Parent!, lowest.Mountpoint!)));
        }

        return survivors;
    }

    private static Mount TopOvermount(Mount mount)
    {
        while (mount.Overmount is { } over) mount = over;
        return mount;
    }
}
