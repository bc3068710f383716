namespace Sentry.Epoll;

/// <summary>What epoll_ctl(2) takes and epoll_wait(2) gives.</summary>
internal readonly struct EpollEvent
{
    public EpollEvent(PollEvents events, ulong data)
    {
        Events = events;
        Data = data;
    }

    public PollEvents Events { get; }

    public ulong Data { get; }
}
