namespace Sentry.Vfs;

/// <summary>The ways system calls resolve their paths, on top of <see cref="PathWalk"/>.</summary>
internal static class PathLookup
{
    /// <summary>Resolves a path to an existing object.</summary>
    public static VfsPath Resolve(this PathWalk walk, bool follow, bool directory = false)
    {
        do
        {
            walk.ToParent();
            if (!walk.HasTrailingSlash) continue;
            follow = true;
            directory = true;
        }
        while (walk.StepIntoLast(follow));
        if (directory && !walk.At.Inode.IsDirectory) throw new SyscallException(Errno.ENOTDIR);
        return walk.At;
    }

    /// <summary>Resolves the directory of a name that is to be made, and checks that it can be (Linux: filename_create).</summary>
    public static VfsPath ResolveNew(this PathWalk walk, bool directory)
    {
        walk.ToParent();
        if (walk.LastKind != LastKind.Normal || walk.LookupLast() is not null) throw new SyscallException(Errno.EEXIST);
        if (walk.HasTrailingSlash && !directory) throw new SyscallException(Errno.ENOENT);
        return walk.At;
    }

    /// <summary>The existing name a walk stands before; ENOENT if there is none.</summary>
    public static Dentry RequireLast(this PathWalk walk) => walk.LookupLast() ?? throw new SyscallException(Errno.ENOENT);

    public static void RequireAlive(this Inode directory)
    {
        if (directory.IsDead) throw new SyscallException(Errno.ENOENT);
    }
}
