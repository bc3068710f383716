namespace Sentry.Syscalls;

/// <summary>
/// Calls that make files without a name, and the calls only pipes know (pipe(2), eventfd(2), memfd_create(2), F_SETPIPE_SZ).
/// </summary>
internal static class PipeSyscalls
{
    public static (int Read, int Write) MakePipe(this SentryTask task, OpenFlags flags)
    {
        if ((flags & ~(OpenFlags.CloseOnExec | OpenFlags.NonBlocking | OpenFlags.Direct)) != 0) throw new SyscallException(Errno.EINVAL);
        int read = task.Files.FindFree(0, task.OpenFileLimit);
        int write = task.Files.FindFree(read + 1, task.OpenFileLimit);
        AnonymousInode inode = task.Kernel.NewPipeInode();
        var pipe = new Pipe();
        bool closeOnExec = flags.HasFlag(OpenFlags.CloseOnExec);
        InstallEnd(read, flags & ~OpenFlags.Direct);
        InstallEnd(write, flags | OpenFlags.WriteOnly);
        return (read, write);

        void InstallEnd(int fd, OpenFlags endFlags)
        {
            var end = new PipeDescription(pipe, inode, null, endFlags);
            pipe.Open(end);
            task.Files.Install(fd, end, closeOnExec);
        }
    }

    /// <summary>F_GETPIPE_SZ.</summary>
    public static int GetPipeCapacity(this SentryTask task, int fd) => PipeEnd(task, fd).GetCapacity();

    /// <summary>F_SETPIPE_SZ.</summary>
    public static int SetPipeCapacity(this SentryTask task, int fd, int capacity) => PipeEnd(task, fd).SetCapacity(capacity);

    public static int MakeEventFd(this SentryTask task, uint count, bool isSemaphore, OpenFlags flags)
    {
        var file = new EventFd(task.Kernel.AnonymousInode, count, isSemaphore, flags & OpenFlags.NonBlocking);
        return task.Install(file, flags.HasFlag(OpenFlags.CloseOnExec));
    }

    public static int MakeMemoryFile(this SentryTask task, string name, bool closeOnExec = false)
    {
        int fd = task.Files.FindFree(0, task.OpenFileLimit);
        VfsPath path = task.Kernel.NewMemoryFile(name);
        return task.Files.Install(fd, path.Inode.Open(path, OpenFlags.ReadWrite | OpenFlags.LargeFile), closeOnExec);
    }

    private static PipeDescription PipeEnd(SentryTask task, int fd) =>
        task.Files.GetUsable(fd) as PipeDescription ?? throw new SyscallException(Errno.EBADF);
}
