namespace Sentry.Demo.Programs;

/// <summary>Reads the producer's pipe in pieces that do not fit its messages.</summary>
[Savable]
internal sealed partial class ConsumerProgram : PipePartnerProgram
{
    public ConsumerProgram(ulong seed, int pipe, int log)
        : base(seed, pipe, log)
    {
    }

    protected override ReadOnlySpan<byte> LogLine => "consumer\n"u8;

    protected override int Transfer(SentryTask task)
    {
        byte[] buffer = new byte[1 + Roll(8000)];
        int count = task.Read(Pipe, buffer);
        Observe(buffer.AsSpan(0, count));
        return count;
    }
}
