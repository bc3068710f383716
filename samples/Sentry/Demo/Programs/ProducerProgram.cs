namespace Sentry.Demo.Programs;

/// <summary>Writes messages of changing length into a pipe until it is full.</summary>
[Savable]
internal sealed partial class ProducerProgram : PipePartnerProgram
{
    public ProducerProgram(ulong seed, int pipe, int log)
        : base(seed, pipe, log)
    {
    }

    protected override ReadOnlySpan<byte> LogLine => "producer\n"u8;

    protected override int Transfer(SentryTask task)
    {
        byte[] message = new byte[1 + Roll(9000)];
        new Random(Roll(int.MaxValue)).NextBytes(message);
        return task.Write(Pipe, message);
    }
}
