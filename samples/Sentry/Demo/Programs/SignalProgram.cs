namespace Sentry.Demo.Programs;

/// <summary>
/// Has both ends of a pipe signal it (O_ASYNC, F_SETSIG) and takes the signals only now and then, so that some are always
/// pending.
/// </summary>
[Savable]
internal sealed partial class SignalProgram : GuestProgram
{
    private const int ReadSignal = Signal.RealTimeMin + 1;
    private const int WriteSignal = Signal.RealTimeMin;

    private int _read = -1;
    private int _write = -1;
    private int _plain = -1;

    public SignalProgram(ulong seed)
        : base(seed)
    {
    }

    protected override void Step(SentryTask task, int step)
    {
        if (step == 0) Open(task);
        if (Roll(3) > 0) Try(() => task.Write(_write, "signal"u8));
        else Try(() => task.Read(_read, new byte[1 + Roll(12)]));
        for (int i = Roll(8) == 0 ? Roll(12) : 0; i > 0 && task.Signals.TryTake(_ => true, out SignalInfo signal); i--)
        {
            Observe(signal.Number);
            Observe(signal.Descriptor);
            Observe((long)signal.Band);
        }

        Observe(task.Signals.Count);
    }

    private void Open(SentryTask task)
    {
        (_read, _write) = task.MakePipe(OpenFlags.NonBlocking);
        Arm(task, _read, ReadSignal);
        Arm(task, _write, WriteSignal);

        // A second description of the same kind of registration, with plain SIGIO.
        task.Mkfifo("/signals");
        _plain = task.Open("/signals", OpenFlags.ReadWrite | OpenFlags.NonBlocking);
        Arm(task, _plain, 0);
        Try(() => task.Write(_plain, "x"u8));
    }

    private static void Arm(SentryTask task, int fd, int signal)
    {
        task.SetOwner(fd, task.Pid);
        task.SetSignal(fd, signal);
        task.SetStatusFlags(fd, task.GetStatusFlags(fd) | OpenFlags.Async);
    }
}
