using System.Diagnostics;

namespace Stateify.Benchmarks.Quick;

/// <summary>Times the saves and loads of one case, one round at a time.</summary>
internal sealed class Sampler(ICase @case)
{
    // Each pause lets the background compiler finish what the calls before it have made hot.
    private const int WarmUpStages = 3;
    private const int WarmUpCalls = 40;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CompilerPause = TimeSpan.FromMilliseconds(120);

    // A save allocates next to nothing, so short ones are repeated until a timer's and a scheduler's noise is small beside them.
    private static readonly TimeSpan SaveTime = TimeSpan.FromMilliseconds(8);

    private readonly List<Sample> _saves = [];
    private readonly List<Sample> _loads = [];

    /// <summary>The time spent in this case so far, warm-up excluded.</summary>
    public TimeSpan Spent { get; private set; }

    /// <summary>Compiles the code of the case and checks that it is right.</summary>
    public void Prepare()
    {
        for (int stage = 0; stage < WarmUpStages; stage++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int call = 0; call < WarmUpCalls && Stopwatch.GetElapsedTime(start) < WarmUpTime; call++)
            {
                @case.WarmUp();
            }

            Thread.Sleep(CompilerPause);
        }

        @case.Verify();
    }

    /// <summary>Takes one sample of a save and one of a load.</summary>
    public void Round()
    {
        long start = Stopwatch.GetTimestamp();
        _saves.Add(SampleSave());
        _loads.Add(SampleLoad());
        Spent += Stopwatch.GetElapsedTime(start);
    }

    /// <summary>The medians of all rounds.</summary>
    public Measurement Summarize() => new(
        @case.Workload,
        @case.Peer,
        @case.Count,
        Median(_saves, sample => sample.Nanoseconds) / @case.Count,
        Median(_loads, sample => sample.Nanoseconds) / @case.Count,
        @case.Bytes,
        (long)Median(_saves, sample => sample.Allocated),
        (long)Median(_loads, sample => sample.Allocated));

    private Sample SampleSave()
    {
        GC.Collect();
        int calls = 0;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            @case.Save();
            calls++;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < SaveTime);
        return new Sample(
            elapsed.TotalNanoseconds / calls,
            (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / calls);
    }

    private Sample SampleLoad()
    {
        GC.Collect();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        object graph = @case.Load();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        GC.KeepAlive(graph);
        return new Sample(elapsed.TotalNanoseconds, allocated);
    }

    private static double Median(List<Sample> samples, Func<Sample, double> value)
    {
        double[] ordered = [.. samples.Select(value).Order()];
        int middle = ordered.Length / 2;
        return ordered.Length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
    }

    private readonly record struct Sample(double Nanoseconds, double Allocated);
}
