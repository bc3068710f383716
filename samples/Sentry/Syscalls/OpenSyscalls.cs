namespace Sentry.Syscalls;

/// <summary>open(2) and openat(2) (Linux: path_openat in fs/namei.c).</summary>
internal static class OpenSyscalls
{
    /// <summary>The descriptor number that means the working directory.</summary>
    public const int WorkingDirectory = -100;

    public static int Open(this SentryTask task, string path, OpenFlags flags) => task.OpenAt(WorkingDirectory, path, flags);

    public static int OpenAt(this SentryTask task, int directory, string path, OpenFlags flags)
    {
        flags = Check(flags);
        int fd = task.Files.FindFree(0, task.OpenFileLimit);
        FileDescription file = OpenDescription(task.Walk(path, task.StartOf(directory, path)), flags);
        return task.Files.Install(fd, file, flags.HasFlag(OpenFlags.CloseOnExec));
    }

    /// <summary>Where a relative path starts; a descriptor that is not used by an absolute path is not looked at.</summary>
    private static VfsPath? StartOf(this SentryTask task, int directory, string path)
    {
        if (directory == WorkingDirectory || path.StartsWith('/')) return null;
        return task.Files.Get(directory).Path ?? throw new SyscallException(Errno.ENOTDIR);
    }

    private static OpenFlags Check(OpenFlags flags)
    {
        if (flags.HasFlag(OpenFlags.PathOnly))
            return flags & (OpenFlags.PathOnly | OpenFlags.Directory | OpenFlags.NoFollow | OpenFlags.CloseOnExec);
        flags |= OpenFlags.LargeFile;
        bool isReadOnly = (flags & OpenFlags.AccessMode) == OpenFlags.ReadOnly;
        bool isRefused = flags.HasFlag(OpenFlags.Create)
            ? flags.HasFlag(OpenFlags.Directory)
            : flags.HasFlag(OpenFlags.UnnamedFile) && isReadOnly;
        return isRefused ? throw new SyscallException(Errno.EINVAL) : flags;
    }

    private static FileDescription OpenDescription(PathWalk walk, OpenFlags flags)
    {
        bool follow = !flags.HasFlag(OpenFlags.NoFollow);
        bool directory = flags.HasFlag(OpenFlags.Directory);
        if (flags.HasFlag(OpenFlags.UnnamedFile)) return OpenUnnamed(walk.Resolve(follow, directory: true), flags);
        if (flags.HasFlag(OpenFlags.PathOnly)) return new PathDescription(walk.Resolve(follow, directory), flags);
        if (flags.HasFlag(OpenFlags.Create)) return OpenOrCreate(walk, flags);
        return OpenExisting(walk.Resolve(follow, directory), flags);
    }

    private static FileDescription OpenOrCreate(PathWalk walk, OpenFlags flags)
    {
        bool isExclusive = flags.HasFlag(OpenFlags.Exclusive);
        do
        {
            walk.ToParent();
            if (walk.LastKind != LastKind.Normal) continue;
            if (walk.HasTrailingSlash) throw new SyscallException(Errno.EISDIR);
            if (walk.LookupLast() is null) return Create(walk, flags);
        }
        while (walk.StepIntoLast(follow: !isExclusive && !flags.HasFlag(OpenFlags.NoFollow)));
        if (isExclusive) throw new SyscallException(Errno.EEXIST);
        if (walk.At.Inode.IsDirectory) throw new SyscallException(Errno.EISDIR);
        return OpenExisting(walk.At, flags);
    }

    private static FileDescription Create(PathWalk walk, OpenFlags flags)
    {
        Dentry directory = walk.At.Dentry;
        directory.Inode.RequireAlive();
        Inode inode = ((DirectoryFileSystem)directory.Inode.FileSystem).CreateRegular();
        Dentry dentry = DirectoryOperations.Create(directory, walk.LastName, inode);
        return inode.Open(new VfsPath(walk.At.Mount, dentry), flags);
    }

    private static FileDescription OpenExisting(VfsPath path, OpenFlags flags)
    {
        Inode inode = path.Inode;
        bool willWrite = (flags & OpenFlags.AccessMode) != OpenFlags.ReadOnly || flags.HasFlag(OpenFlags.Truncate);
        if (inode.Kind == InodeKind.Symlink) throw new SyscallException(Errno.ELOOP);
        if (inode.IsDirectory && willWrite) throw new SyscallException(Errno.EISDIR);
        FileDescription file = inode.Open(path, flags);
        if (inode.Kind == InodeKind.Regular && flags.HasFlag(OpenFlags.Truncate)) inode.Truncate(0);
        return file;
    }

    /// <summary>O_TMPFILE: a file without a name, which can be given one later unless O_EXCL is set.</summary>
    private static FileDescription OpenUnnamed(VfsPath directory, OpenFlags flags)
    {
        Inode inode = ((DirectoryFileSystem)directory.Inode.FileSystem).CreateRegular();
        inode.LinkCount = 0;
        inode.IsLinkable = !flags.HasFlag(OpenFlags.Exclusive);
        return inode.Open(new VfsPath(directory.Mount, directory.Dentry.AddUnnamed("#" + inode.Number, inode)), flags);
    }
}
