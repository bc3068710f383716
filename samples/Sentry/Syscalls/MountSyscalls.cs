namespace Sentry.Syscalls;

/// <summary>mount(2) and umount(2) (Linux: path_mount and path_umount in fs/namespace.c).</summary>
internal static class MountSyscalls
{
    /// <summary>A new tmpfs; <paramref name="maxPages"/> stands for its size= option.</summary>
    public static int MountTmpfs(this SentryTask task, string path, long maxPages = TmpfsFileSystem.DefaultMaxPages)
    {
        MountNamespace space = task.Kernel.Mounts;
        VfsPath target = RequireMountable(space, Resolve(task, path));
        TmpfsFileSystem fileSystem = task.Kernel.NewTmpfs("tmpfs", maxPages);
        GraftNew(space, space.NewMount(fileSystem, fileSystem.Root), target);
        return 0;
    }

    /// <summary>MS_BIND, and with <paramref name="recursive"/> MS_REC.</summary>
    public static int Bind(this SentryTask task, string from, string path, bool recursive = false)
    {
        MountNamespace space = task.Kernel.Mounts;
        VfsPath at = Resolve(task, path);
        VfsPath source = Resolve(task, from);
        VfsPath target = RequireMountable(space, at);
        if (source.Mount.Namespace != space) throw new SyscallException(Errno.EINVAL);
        Mount copy = recursive
            ? space.CloneTree(source.Mount, source.Dentry, CloneKind.Bind)
            : space.Clone(source.Mount, source.Dentry, CloneKind.Bind);
        GraftNew(space, copy, target);
        return 0;
    }

    /// <summary>MS_MOVE.</summary>
    public static int MoveMount(this SentryTask task, string from, string path)
    {
        MountNamespace space = task.Kernel.Mounts;
        VfsPath at = Resolve(task, path);
        VfsPath source = Resolve(task, from);
        if (!source.IsMountRoot || source.Inode.IsDirectory != at.Inode.IsDirectory) throw new SyscallException(Errno.EINVAL);
        VfsPath target = RequireMountable(space, at);
        Mount moved = source.Mount;
        if (moved.Namespace != space || moved.Parent is null || moved.Parent.Group is not null) throw new SyscallException(Errno.EINVAL);
        if (target.Mount.IsSameOrBelow(moved)) throw new SyscallException(Errno.ELOOP);
        space.Graft(moved, target);
        return 0;
    }

    /// <summary>
    /// umount2(2), with MNT_DETACH if <paramref name="lazy"/>. Alone of all calls it also goes to the top of what covers '.', '..' or
    /// '/'. The root of the task is busy: it is not turned read-only, as Linux does with it instead.
    /// </summary>
    public static int Unmount(this SentryTask task, string path, bool lazy = false)
    {
        MountNamespace space = task.Kernel.Mounts;
        Mount mount = RequireMountRoot(space.Traverse(Resolve(task, path)));
        if (mount.Namespace != space || mount.Parent is null) throw new SyscallException(Errno.EINVAL);
        if (!lazy && space.IsBusy(mount)) throw new SyscallException(Errno.EBUSY);
        space.Cut(mount);
        return 0;
    }

    /// <summary>MS_SHARED, MS_SLAVE or MS_PRIVATE.</summary>
    public static int SetPropagation(this SentryTask task, string path, PropagationKind kind)
    {
        MountNamespace space = task.Kernel.Mounts;
        Mount mount = RequireMountRoot(Resolve(task, path));
        if (mount.Namespace != space) throw new SyscallException(Errno.EINVAL);
        switch (kind)
        {
            case PropagationKind.Shared:
                space.MakeShared(mount);
                break;
            case PropagationKind.Slave:
                mount.MakeSlave();
                break;
            default:
                mount.LeavePropagation();
                break;
        }

        return 0;
    }

    /// <summary>
    /// The mounts whose place has exactly this path as seen from the task's root, in no particular order (/proc/pid/mountinfo).
    /// </summary>
    public static List<Mount> MountsAt(this SentryTask task, string path)
    {
        VfsPath root = task.Context.Root;
        return [.. task.Kernel.Mounts.Mounts.Where(mount => new VfsPath(mount, mount.Root).Format(root) == path)];
    }

    private static VfsPath Resolve(SentryTask task, string path) => task.Walk(path).Resolve(follow: true);

    /// <summary>A mount goes on top of what covers the place already; the place must exist in the tree of mounts and of names.</summary>
    private static VfsPath RequireMountable(MountNamespace space, VfsPath path)
    {
        VfsPath target = space.Traverse(path);
        if (target.Mount.Namespace != space || target.Dentry.IsUnreachable()) throw new SyscallException(Errno.ENOENT);
        return target;
    }

    private static Mount RequireMountRoot(VfsPath path) =>
        path.IsMountRoot ? path.Mount : throw new SyscallException(Errno.EINVAL);

    private static void GraftNew(MountNamespace space, Mount mount, VfsPath target)
    {
        try
        {
            if (mount.Root.Inode.IsDirectory != target.Inode.IsDirectory) throw new SyscallException(Errno.ENOTDIR);
            space.Graft(mount, target);
        }
        catch (SyscallException)
        {
            MountCloning.Discard(mount);
            throw;
        }
    }
}
