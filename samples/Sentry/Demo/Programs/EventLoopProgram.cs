namespace Sentry.Demo.Programs;

/// <summary>
/// An event loop over pipes and eventfds: level-triggered, edge-triggered and one-shot interests in an inner epoll instance,
/// which an outer one watches. Every answer depends on the order of the ready lists and on which edges were consumed.
/// </summary>
[Savable]
internal sealed partial class EventLoopProgram : GuestProgram
{
    private static readonly PollEvents[] Styles =
    [
        PollEvents.None,
        PollEvents.EdgeTriggered,
        PollEvents.OneShot,
        PollEvents.EdgeTriggered | PollEvents.OneShot,
    ];

    private readonly List<int> _readEnds = [];
    private readonly List<int> _writeEnds = [];
    private readonly List<int> _counters = [];
    private int _inner = -1;
    private int _outer = -1;

    public EventLoopProgram(ulong seed)
        : base(seed)
    {
    }

    protected override void Step(SentryTask task, int step)
    {
        if (step == 0) Open(task);
        int index = Roll(_readEnds.Count);
        switch (Roll(6))
        {
            case 0:
                Try(() => task.Read(_readEnds[index], new byte[1 + Roll(20)]));
                break;
            case 1:
                Try(() => task.Read(_counters[index], new byte[sizeof(ulong)]));
                break;
            case 2:
                Try(() => task.Write(_counters[index], BitConverter.GetBytes(1UL + (ulong)Roll(3))));
                break;
            case 3:
                Rearm(task, index);
                break;
            default:
                Try(() => task.Write(_writeEnds[index], "event"u8));
                break;
        }

        Wait(task, _inner, 1 + Roll(3));
        Wait(task, _outer, 2);
    }

    private void Open(SentryTask task)
    {
        _inner = task.MakeEpoll();
        _outer = task.MakeEpoll();
        for (int i = 0; i < Styles.Length; i++)
        {
            (int read, int write) = task.MakePipe(OpenFlags.NonBlocking);
            _readEnds.Add(read);
            _writeEnds.Add(write);
            _counters.Add(task.MakeEventFd(0, isSemaphore: i % 2 == 1, OpenFlags.NonBlocking));
            Watch(task, EpollOperation.Add, _readEnds[i], i);
            Watch(task, EpollOperation.Add, _counters[i], i);
        }

        task.EpollControl(_outer, EpollOperation.Add, _inner, new EpollEvent(PollEvents.In | PollEvents.EdgeTriggered, 100));
        task.EpollControl(_outer, EpollOperation.Add, _counters[0], new EpollEvent(PollEvents.In, 101));
    }

    private void Rearm(SentryTask task, int index) => Watch(task, EpollOperation.Modify, _readEnds[index], index);

    private void Watch(SentryTask task, EpollOperation operation, int fd, int style) =>
        task.EpollControl(_inner, operation, fd, new EpollEvent(PollEvents.In | Styles[style], (ulong)fd));

    private void Wait(SentryTask task, int epfd, int count)
    {
        foreach (EpollEvent ready in task.EpollWait(epfd, count))
        {
            Observe((long)ready.Data);
            Observe((long)ready.Events);
        }
    }
}
