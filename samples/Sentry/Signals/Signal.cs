namespace Sentry.Signals;

/// <summary>The signals the sentry itself raises, and the range of real-time signals (signal(7)).</summary>
internal static class Signal
{
    public const int Pipe = 13;
    public const int IO = 29;
    public const int FirstRealTime = 32;
    public const int Last = 64;

    /// <summary>What programs see as SIGRTMIN: the C library keeps the first two for itself.</summary>
    public const int RealTimeMin = 34;
}
