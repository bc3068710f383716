namespace Sentry.Demo.Programs;

/// <summary>One side of a pipe between two tasks, with a log to which both write through one inherited description.</summary>
[Savable]
internal abstract partial class PipePartnerProgram : GuestProgram
{
    private readonly int _log;

    protected PipePartnerProgram(ulong seed, int pipe, int log)
        : base(seed)
    {
        Pipe = pipe;
        _log = log;
    }

    /// <summary>The descriptor of this side's end.</summary>
    protected int Pipe { get; }

    /// <summary>What this side writes to the log after each step.</summary>
    protected abstract ReadOnlySpan<byte> LogLine { get; }

    protected sealed override void Step(SentryTask task, int step)
    {
        Try(() => Transfer(task));
        Observe(task.Write(_log, LogLine));
        Observe(task.Lseek(_log, 0, Whence.Current));
    }

    /// <summary>Moves some bytes and returns how many.</summary>
    protected abstract int Transfer(SentryTask task);
}
