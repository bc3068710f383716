namespace Sentry.Tasks;

/// <summary>
/// What a task runs: a state machine instead of machine code. Its fields are the task's memory and registers, so they are part
/// of a checkpoint, and a restored program goes on with the step after the last one it completed.
/// </summary>
[Savable]
internal abstract partial class GuestProgram
{
    private ulong _random;
    private ulong _observed = 14695981039346656037;

    protected GuestProgram(ulong seed)
    {
        _random = seed;
    }

    /// <summary>How many steps were completed.</summary>
    public int Steps { get; private set; }

    /// <summary>A hash over everything the program was answered so far: two runs that saw the same have the same.</summary>
    public ulong Observed => _observed;

    public void Run(SentryTask task)
    {
        Step(task, Steps);
        Steps++;
    }

    protected abstract void Step(SentryTask task, int step);

    /// <summary>A number from 0 to <paramref name="sides"/> - 1; the sequence depends only on the seed.</summary>
    protected int Roll(int sides)
    {
        _random = (_random * 6364136223846793005) + 1442695040888963407;
        return (int)((_random >> 33) % (ulong)sides);
    }

    /// <summary>Takes an answer of the kernel into <see cref="Observed"/> (FNV-1a).</summary>
    protected void Observe(ReadOnlySpan<byte> answer)
    {
        foreach (byte value in answer) _observed = (_observed ^ value) * 1099511628211;
    }

    protected void Observe(long answer) => Observe(BitConverter.GetBytes(answer));

    /// <summary>Runs a call that may be refused with EAGAIN or EPIPE, and observes its result or its error.</summary>
    protected void Try(Func<long> call)
    {
        try
        {
            Observe(call());
        }
        catch (SyscallException failure) when (failure.Errno is Errno.EAGAIN or Errno.EPIPE)
        {
            Observe(-(long)failure.Errno);
        }
    }
}
