namespace Sentry.Demo.Programs;

/// <summary>Writes messages of changing length into a pipe until it is full, and a line into a log it shares with the consumer.</summary>
[Savable]
internal sealed partial class ProducerProgram : GuestProgram
{
    private readonly int _pipe;
    private readonly int _log;

    public ProducerProgram(ulong seed, int pipe, int log)
        : base(seed)
    {
        _pipe = pipe;
        _log = log;
    }

    protected override void Step(SentryTask task, int step)
    {
        byte[] message = new byte[1 + Roll(9000)];
        new Random(Roll(int.MaxValue)).NextBytes(message);
        Try(() => task.Write(_pipe, message));
        Observe(task.Write(_log, "producer\n"u8));
    }
}
