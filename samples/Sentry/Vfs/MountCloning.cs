namespace Sentry.Vfs;

/// <summary>Copies of mounts and of trees of mounts (Linux: clone_mnt and copy_tree in fs/namespace.c).</summary>
internal static class MountCloning
{
    public static Mount Clone(this MountNamespace space, Mount old, Dentry root, CloneKind kind)
    {
        Mount copy = space.NewMount(old.FileSystem, root);
        if (kind == CloneKind.Bind)
        {
            old.Group?.Join(copy);
            old.Master?.Enslave(copy);
        }
        else
        {
            old.Group!.Enslave(copy);
            if (kind == CloneKind.SharedSlave) space.NewGroup().Join(copy);
        }

        return copy;
    }

    /// <summary>Copies a mount, as seen from a directory of it, with the mounts below.</summary>
    public static Mount CloneTree(this MountNamespace space, Mount old, Dentry root, CloneKind kind)
    {
        Mount top = space.Clone(old, root, kind);
        Queue<(Mount Old, Mount Copy)> parents = [];
        parents.Enqueue((old, top));
        while (parents.TryDequeue(out (Mount Old, Mount Copy) parent))
        {
            foreach (Mount child in parent.Old.Children.ToArray())
            {
                if (!child.Mountpoint!.IsSameOrBelow(parent.Copy.Root)) continue;
                Mount copy = space.Clone(child, child.Root, kind);
                copy.SetMountpoint(parent.Copy, child.Mountpoint);
                copy.Link();
                parents.Enqueue((child, copy));
            }
        }

        return top;
    }

    /// <summary>Throws away a copy that was not grafted.</summary>
    public static void Discard(Mount top)
    {
        foreach (Mount mount in top.Subtree())
        {
            mount.LeavePropagation();
            mount.DestroyIfUnused();
        }
    }
}
