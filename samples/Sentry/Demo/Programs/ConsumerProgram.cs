namespace Sentry.Demo.Programs;

/// <summary>Reads the producer's pipe in pieces that do not fit its messages, and logs to the description both inherited.</summary>
[Savable]
internal sealed partial class ConsumerProgram : GuestProgram
{
    private readonly int _pipe;
    private readonly int _log;

    public ConsumerProgram(ulong seed, int pipe, int log)
        : base(seed)
    {
        _pipe = pipe;
        _log = log;
    }

    protected override void Step(SentryTask task, int step)
    {
        byte[] buffer = new byte[1 + Roll(8000)];
        Try(() =>
        {
            int count = task.Read(_pipe, buffer);
            Observe(buffer.AsSpan(0, count));
            return count;
        });
        Observe(task.Write(_log, "consumer\n"u8));
        Observe(task.Lseek(_log, 0, Whence.Current));
    }
}
