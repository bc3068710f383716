namespace Sentry.Signals;

/// <summary>
/// Who is told about input on a description, and how (F_SETOWN and F_SETSIG in fcntl(2)). It is looked at when a signal is due,
/// so that changes take effect for a registration that exists already.
/// </summary>
[Savable]
internal sealed partial class FileOwner
{
    private const PollEvents ReadBand = PollEvents.In | PollEvents.ReadNormal;
    private const PollEvents WriteBand = PollEvents.Out | PollEvents.WriteNormal | PollEvents.WriteBand;

    private SentryTask? _task;

    /// <summary>The owner; a task that has exited owns nothing any more.</summary>
    public SentryTask? Task
    {
        get => _task is { HasExited: false } ? _task : null;
        set => _task = value;
    }

    /// <summary>The signal chosen with F_SETSIG; 0 means a plain SIGIO without siginfo.</summary>
    public int SignalNumber { get; set; }

    public void Notify(int descriptor, SignalCode reason)
    {
        bool isPlain = SignalNumber == 0;
        Task?.Signals.Send(new SignalInfo
        {
            Number = isPlain ? Signal.IO : SignalNumber,
            Code = isPlain ? SignalCode.Kernel : reason,
            Descriptor = isPlain ? 0 : descriptor,
            Band = isPlain ? PollEvents.None : reason == SignalCode.PollIn ? ReadBand : WriteBand,
        });
    }
}
