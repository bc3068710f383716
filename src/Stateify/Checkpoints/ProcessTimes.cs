using System.Diagnostics;

namespace Stateify.Checkpoints;

/// <summary>How long this process has been running, by the wall's clock and by the processors'.</summary>
internal readonly record struct ProcessTimes(TimeSpan Wall, TimeSpan Cpu)
{
    private static readonly TimeSpan BeforeFirstUse = SinceStart();
    private static readonly long FirstUse = Stopwatch.GetTimestamp();

    public static ProcessTimes Now => new(BeforeFirstUse + Stopwatch.GetElapsedTime(FirstUse), Cpus());

    public static ProcessTimes operator +(ProcessTimes left, ProcessTimes right) => new(left.Wall + right.Wall, left.Cpu + right.Cpu);

    public static ProcessTimes operator -(ProcessTimes left, ProcessTimes right) => new(left.Wall - right.Wall, left.Cpu - right.Cpu);

    // Asked once: the wall's clock can be set.
    private static TimeSpan SinceStart()
    {
        using Process process = Process.GetCurrentProcess();
        TimeSpan elapsed = DateTime.UtcNow - process.StartTime.ToUniversalTime();
        return elapsed > TimeSpan.Zero ? elapsed : TimeSpan.Zero;
    }

    private static TimeSpan Cpus()
    {
        using Process process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
