namespace Sentry.Syscalls;

/// <summary>Calls about descriptors and the flags of what they refer to (dup(2), close(2), fcntl(2)).</summary>
internal static class DescriptorSyscalls
{
    public static int Close(this SentryTask task, int fd)
    {
        task.Files.Close(fd);
        return 0;
    }

    public static int Dup(this SentryTask task, int fd)
    {
        FileDescription file = task.Files.Get(fd);
        return task.Install(file, closeOnExec: false);
    }

    public static int Dup2(this SentryTask task, int fd, int target)
    {
        if (fd == target)
        {
            _ = task.Files.Get(fd);
            return fd;
        }

        return task.Replace(fd, target, closeOnExec: false);
    }

    public static int Dup3(this SentryTask task, int fd, int target, OpenFlags flags)
    {
        if ((flags & ~OpenFlags.CloseOnExec) != 0 || fd == target) throw new SyscallException(Errno.EINVAL);
        return task.Replace(fd, target, flags.HasFlag(OpenFlags.CloseOnExec));
    }

    /// <summary>F_DUPFD.</summary>
    public static int DupFrom(this SentryTask task, int fd, int first, bool closeOnExec = false)
    {
        FileDescription file = task.Files.Get(fd);
        if ((uint)first >= (uint)task.OpenFileLimit) throw new SyscallException(Errno.EINVAL);
        return task.Files.Install(task.Files.FindFree(first, task.OpenFileLimit), file, closeOnExec);
    }

    /// <summary>F_GETFD: only bit 0, FD_CLOEXEC, exists.</summary>
    public static int GetDescriptorFlags(this SentryTask task, int fd) => task.Files.IsCloseOnExec(fd) ? 1 : 0;

    /// <summary>F_SETFD.</summary>
    public static int SetDescriptorFlags(this SentryTask task, int fd, int flags)
    {
        task.Files.SetCloseOnExec(fd, (flags & 1) != 0);
        return 0;
    }

    /// <summary>F_GETFL.</summary>
    public static OpenFlags GetStatusFlags(this SentryTask task, int fd) => task.Files.Get(fd).Flags;

    /// <summary>F_SETFL.</summary>
    public static int SetStatusFlags(this SentryTask task, int fd, OpenFlags flags)
    {
        FileDescription file = task.Files.GetUsable(fd);
        if (((file.Flags ^ flags) & OpenFlags.Async) != 0) file.SetAsync(fd, flags.HasFlag(OpenFlags.Async));
        file.Flags = (flags & OpenFlags.SetFlagsMask) | (file.Flags & ~OpenFlags.SetFlagsMask);
        return 0;
    }

    /// <summary>F_SETOWN with a process id; 0 clears the owner.</summary>
    public static int SetOwner(this SentryTask task, int fd, int pid)
    {
        FileDescription file = task.Files.GetUsable(fd);
        if (pid < 0) throw new SyscallException(Errno.EINVAL);
        SentryTask? owner = pid == 0 ? null : task.Kernel.FindTask(pid) ?? throw new SyscallException(Errno.ESRCH);
        file.Owner.Task = owner;
        return 0;
    }

    /// <summary>F_GETOWN: the process id, 0 without an owner.</summary>
    public static int GetOwner(this SentryTask task, int fd) => task.Files.GetUsable(fd).Owner.Task?.Pid ?? 0;

    /// <summary>F_SETSIG.</summary>
    public static int SetSignal(this SentryTask task, int fd, int signal)
    {
        FileDescription file = task.Files.GetUsable(fd);
        if (signal is < 0 or > Signal.Last) throw new SyscallException(Errno.EINVAL);
        file.Owner.SignalNumber = signal;
        return 0;
    }

    /// <summary>F_GETSIG.</summary>
    public static int GetSignal(this SentryTask task, int fd) => task.Files.GetUsable(fd).Owner.SignalNumber;

    /// <summary>Gives a new description the lowest free number.</summary>
    public static int Install(this SentryTask task, FileDescription file, bool closeOnExec) =>
        task.Files.Install(task.Files.FindFree(0, task.OpenFileLimit), file, closeOnExec);

    private static int Replace(this SentryTask task, int fd, int target, bool closeOnExec)
    {
        if ((uint)target >= (uint)task.OpenFileLimit) throw new SyscallException(Errno.EBADF);
        return task.Files.Install(target, task.Files.Get(fd), closeOnExec);
    }
}
