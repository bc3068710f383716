namespace Sentry.Vfs;

/// <summary>
/// Changes of directories whose contents are their dentries, with the link counts that go with them (Linux: may_delete and the
/// vfs_ functions of fs/namei.c, over the simple_ functions of fs/libfs.c).
/// </summary>
internal static class DirectoryOperations
{
    public static Dentry Create(Dentry directory, string name, Inode inode)
    {
        if (inode.IsDirectory) directory.Inode.LinkCount++;
        return directory.Add(name, inode);
    }

    /// <summary>A further name for an existing file (link(2)).</summary>
    public static void Link(Dentry directory, string name, Inode inode)
    {
        directory.Inode.RequireAlive();
        if (inode.IsDirectory) throw new SyscallException(Errno.EPERM);
        if (inode.LinkCount == 0 && !inode.IsLinkable) throw new SyscallException(Errno.ENOENT);
        inode.IsLinkable = false;
        inode.LinkCount++;
        directory.Add(name, inode);
    }

    public static void Unlink(Dentry dentry)
    {
        CheckRemoval(dentry, asDirectory: false);
        RequireNotMounted(dentry);
        dentry.Inode.LinkCount--;
        dentry.Unlink();
    }

    public static void RemoveDirectory(Dentry dentry)
    {
        CheckRemoval(dentry, asDirectory: true);
        RequireNotMounted(dentry);
        RequireEmpty(dentry);
        Bury(dentry);
    }

    /// <summary>Renames <paramref name="source"/>, replacing <paramref name="target"/> if there is one (rename(2)).</summary>
    public static void Rename(Dentry source, Dentry directory, string name, Dentry? target)
    {
        if (target?.Inode == source.Inode) return;
        bool isDirectory = source.Inode.IsDirectory;
        CheckRemoval(source, isDirectory);
        if (target is null) directory.Inode.RequireAlive();
        else CheckRemoval(target, isDirectory);
        RequireNotMounted(source);
        if (target is not null)
        {
            RequireNotMounted(target);
            RequireEmpty(target);
            if (isDirectory)
            {
                Bury(target);
            }
            else
            {
                target.Inode.LinkCount--;
                target.Unlink();
            }
        }

        if (isDirectory)
        {
            source.Parent!.Inode.LinkCount--;
            directory.Inode.LinkCount++;
        }

        source.MoveTo(directory, name);
    }

    /// <summary>Swaps two names (RENAME_EXCHANGE).</summary>
    public static void Exchange(Dentry source, Dentry target)
    {
        if (target.Inode == source.Inode) return;
        CheckRemoval(source, source.Inode.IsDirectory);
        CheckRemoval(target, target.Inode.IsDirectory);
        RequireNotMounted(source);
        RequireNotMounted(target);
        if (source.Inode.IsDirectory != target.Inode.IsDirectory)
        {
            Dentry loser = source.Inode.IsDirectory ? source.Parent! : target.Parent!;
            Dentry winner = source.Inode.IsDirectory ? target.Parent! : source.Parent!;
            loser.Inode.LinkCount--;
            winner.Inode.LinkCount++;
        }

        source.ExchangeWith(target);
    }

    private static void CheckRemoval(Dentry dentry, bool asDirectory)
    {
        bool isDirectory = dentry.Inode.IsDirectory;
        if (asDirectory && !isDirectory) throw new SyscallException(Errno.ENOTDIR);
        if (!asDirectory && isDirectory) throw new SyscallException(Errno.EISDIR);
        dentry.Parent!.Inode.RequireAlive();
    }

    private static void RequireNotMounted(Dentry dentry)
    {
        if (dentry.IsMountpoint) throw new SyscallException(Errno.EBUSY);
    }

    private static void RequireEmpty(Dentry dentry)
    {
        if (!dentry.IsEmpty) throw new SyscallException(Errno.ENOTEMPTY);
    }

    private static void Bury(Dentry directory)
    {
        directory.Parent!.Inode.LinkCount--;
        directory.Inode.LinkCount = 0;
        directory.Inode.IsDead = true;
        directory.Unlink();
    }
}
