using System.Text;

namespace Sentry.Syscalls;

/// <summary>
/// Calls that look at, make and remove names (mkdir(2), unlink(2), rename(2), link(2), symlink(2), stat(2) and their like).
/// </summary>
internal static class NameSyscalls
{
    public static int Mkdir(this SentryTask task, string path) =>
        task.Make(path, directory: true, fileSystem => fileSystem.CreateDirectory());

    public static int Mkfifo(this SentryTask task, string path) => task.Make(path, directory: false, fileSystem => fileSystem.CreateFifo());

    public static int Symlink(this SentryTask task, string target, string path)
    {
        if (target.Length == 0) throw new SyscallException(Errno.ENOENT);
        if (Encoding.UTF8.GetByteCount(target) >= Limits.PageSize) throw new SyscallException(Errno.ENAMETOOLONG);
        return task.Make(path, directory: false, fileSystem => fileSystem.CreateSymlink(target));
    }

    public static int Link(this SentryTask task, string existing, string path) =>
        task.LinkTo(task.Walk(existing).Resolve(follow: false), path);

    /// <summary>A name for an open file, the first one if it was made by O_TMPFILE (linkat(2), AT_EMPTY_PATH).</summary>
    public static int LinkDescriptor(this SentryTask task, int fd, string path) =>
        task.LinkTo(task.Files.Get(fd).Path ?? throw new SyscallException(Errno.EXDEV), path);

    public static int Unlink(this SentryTask task, string path)
    {
        PathWalk walk = task.Walk(path);
        walk.ToParent();
        if (walk.LastKind != LastKind.Normal) throw new SyscallException(Errno.EISDIR);
        Dentry dentry = walk.RequireLast();
        if (walk.HasTrailingSlash) throw new SyscallException(dentry.Inode.IsDirectory ? Errno.EISDIR : Errno.ENOTDIR);
        DirectoryOperations.Unlink(dentry);
        return 0;
    }

    public static int Rmdir(this SentryTask task, string path)
    {
        PathWalk walk = task.Walk(path);
        walk.ToParent();
        switch (walk.LastKind)
        {
            case LastKind.DotDot:
                throw new SyscallException(Errno.ENOTEMPTY);
            case LastKind.Dot:
                throw new SyscallException(Errno.EINVAL);
            case LastKind.Root:
                throw new SyscallException(Errno.EBUSY);
        }

        DirectoryOperations.RemoveDirectory(walk.RequireLast());
        return 0;
    }

    /// <summary>renameat2(2), without RENAME_WHITEOUT. The order of the checks decides which of several errors is reported.</summary>
    public static int Rename(this SentryTask task, string from, string to, RenameFlags flags = RenameFlags.None)
    {
        if ((flags & ~(RenameFlags.NoReplace | RenameFlags.Exchange)) != 0 || flags == (RenameFlags.NoReplace | RenameFlags.Exchange))
            throw new SyscallException(Errno.EINVAL);
        bool isExchange = flags == RenameFlags.Exchange;
        PathWalk old = task.Walk(from);
        old.ToParent();
        PathWalk @new = task.Walk(to);
        @new.ToParent();
        if (old.At.Mount != @new.At.Mount) throw new SyscallException(Errno.EXDEV);
        if (old.LastKind != LastKind.Normal) throw new SyscallException(Errno.EBUSY);
        if (@new.LastKind != LastKind.Normal)
            throw new SyscallException(flags == RenameFlags.NoReplace ? Errno.EEXIST : Errno.EBUSY);
        Dentry source = old.RequireLast();
        Dentry? target = isExchange ? @new.RequireLast() : @new.LookupLast();
        if (flags == RenameFlags.NoReplace && target is not null) throw new SyscallException(Errno.EEXIST);
        bool slashMeansDirectory = isExchange ? !target!.Inode.IsDirectory : !source.Inode.IsDirectory;
        if (slashMeansDirectory && @new.HasTrailingSlash) throw new SyscallException(Errno.ENOTDIR);
        if (!source.Inode.IsDirectory && old.HasTrailingSlash) throw new SyscallException(Errno.ENOTDIR);
        if (@new.At.Dentry.IsSameOrBelow(source)) throw new SyscallException(Errno.EINVAL);
        if (target is not null && old.At.Dentry.IsSameOrBelow(target))
            throw new SyscallException(isExchange ? Errno.EINVAL : Errno.ENOTEMPTY);
        if (isExchange) DirectoryOperations.Exchange(source, target!);
        else DirectoryOperations.Rename(source, @new.At.Dentry, @new.LastName, target);
        return 0;
    }

    public static string Readlink(this SentryTask task, string path) => task.Walk(path).Resolve(follow: false).Inode.ReadLink();

    public static FileStatus Stat(this SentryTask task, string path) => task.Walk(path).Resolve(follow: true).Inode.Status;

    public static FileStatus Lstat(this SentryTask task, string path) => task.Walk(path).Resolve(follow: false).Inode.Status;

    public static int Chdir(this SentryTask task, string path)
    {
        task.Context.ChangeDirectory(task.Walk(path).Resolve(follow: true, directory: true));
        return 0;
    }

    public static int Fchdir(this SentryTask task, int fd)
    {
        FileDescription file = task.Files.Get(fd);
        if (file.Path is not { } path || !path.Inode.IsDirectory) throw new SyscallException(Errno.ENOTDIR);
        task.Context.ChangeDirectory(path);
        return 0;
    }

    public static int Chroot(this SentryTask task, string path)
    {
        task.Context.ChangeRoot(task.Walk(path).Resolve(follow: true, directory: true));
        return 0;
    }

    private static int LinkTo(this SentryTask task, VfsPath source, string path)
    {
        PathWalk walk = task.Walk(path);
        VfsPath parent = walk.ResolveNew(directory: false);
        if (source.Mount != parent.Mount) throw new SyscallException(Errno.EXDEV);
        DirectoryOperations.Link(parent.Dentry, walk.LastName, source.Inode);
        return 0;
    }

    private static int Make(this SentryTask task, string path, bool directory, Func<DirectoryFileSystem, Inode> create)
    {
        PathWalk walk = task.Walk(path);
        VfsPath parent = walk.ResolveNew(directory);
        parent.Inode.RequireAlive();
        DirectoryOperations.Create(parent.Dentry, walk.LastName, create((DirectoryFileSystem)parent.Inode.FileSystem));
        return 0;
    }
}
