namespace Sentry.Signals;

/// <summary>A pending signal with what its receiver is told about it (siginfo_t in sigaction(2)).</summary>
[Savable]
internal partial struct SignalInfo
{
    public int Number;
    public SignalCode Code;

    /// <summary>For SIGIO and its substitutes: the descriptor number given when O_ASYNC was switched on.</summary>
    public int Descriptor;

    /// <summary>For SIGIO and its substitutes: the poll(2) bits that became true, with their System V twins.</summary>
    public PollEvents Band;
}
