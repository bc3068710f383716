namespace Sentry.Syscalls;

/// <summary>poll(2) of one file and the epoll calls (epoll_create(2), epoll_ctl(2), epoll_wait(2)), none of which waits.</summary>
internal static class PollSyscalls
{
    private const PollEvents ExclusiveAllowed =
        PollEvents.In | PollEvents.Out | PollEvents.Error | PollEvents.HangUp
        | PollEvents.WakeUp | PollEvents.EdgeTriggered | PollEvents.Exclusive;

    /// <summary>The wanted events that hold, errors and hang-up in any case; <see langword="null"/> stands for POLLNVAL.</summary>
    public static PollEvents? Poll(this SentryTask task, int fd, PollEvents wanted)
    {
        if (fd < 0) return PollEvents.None;
        try
        {
            return task.Files.GetUsable(fd).Poll() & (wanted | PollEvents.Error | PollEvents.HangUp);
        }
        catch (SyscallException failure) when (failure.Errno == Errno.EBADF)
        {
            return null;
        }
    }

    public static int MakeEpoll(this SentryTask task, bool closeOnExec = false) =>
        task.Install(new EventPoll(task.Kernel.AnonymousInode), closeOnExec);

    public static int EpollControl(this SentryTask task, int epfd, EpollOperation operation, int fd, EpollEvent wanted)
    {
        FileDescription file = task.Files.GetUsable(epfd);
        FileDescription target = task.Files.GetUsable(fd);
        if (!target.CanPoll) throw new SyscallException(Errno.EPERM);
        if (file == target || file is not EventPoll instance) throw new SyscallException(Errno.EINVAL);
        if (operation != EpollOperation.Delete && wanted.Events.HasFlag(PollEvents.Exclusive))
            CheckExclusive(operation, target, wanted.Events);
        if (operation == EpollOperation.Add && target is EventPoll inner && !NestingCheck.Allows(instance, inner))
            throw new SyscallException(Errno.ELOOP);
        wanted = new EpollEvent(wanted.Events | PollEvents.Error | PollEvents.HangUp, wanted.Data);
        EpollItem? item = instance.Find(target, fd);
        switch (operation)
        {
            case EpollOperation.Add:
                if (item is not null) throw new SyscallException(Errno.EEXIST);
                instance.Add(target, fd, wanted);
                return 0;
            case EpollOperation.Modify:
                if (item is null) throw new SyscallException(Errno.ENOENT);
                if (item.Events.HasFlag(PollEvents.Exclusive)) throw new SyscallException(Errno.EINVAL);
                instance.Modify(item, wanted);
                return 0;
            case EpollOperation.Delete:
                if (item is null) throw new SyscallException(Errno.ENOENT);
                item.Remove();
                return 0;
            default:
                throw new SyscallException(Errno.EINVAL);
        }
    }

    /// <summary>What is ready now, up to <paramref name="count"/> events (a timeout of zero).</summary>
    public static List<EpollEvent> EpollWait(this SentryTask task, int epfd, int count)
    {
        FileDescription file = task.Files.GetUsable(epfd);
        if (count <= 0 || file is not EventPoll instance) throw new SyscallException(Errno.EINVAL);
        return instance.Take(count);
    }

    private static void CheckExclusive(EpollOperation operation, FileDescription target, PollEvents events)
    {
        bool isAllowed = operation == EpollOperation.Add && target is not EventPoll && (events & ~ExclusiveAllowed) == 0;
        if (!isAllowed) throw new SyscallException(Errno.EINVAL);
    }
}
