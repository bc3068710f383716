namespace Sentry.Signals;

/// <summary>Why a signal was sent (si_code in sigaction(2)).</summary>
internal enum SignalCode
{
    User = 0,
    PollIn = 1,
    PollOut = 2,
    Kernel = 0x80,
}
