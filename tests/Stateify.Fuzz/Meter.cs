using System.Diagnostics;

namespace Stateify.Fuzz;

/// <summary>What the most expensive of several operations took, each on the thread that calls it, whether or not it succeeded.</summary>
internal sealed class Meter
{
    /// <summary>The most bytes that one allocated.</summary>
    public long Allocated { get; private set; }

    /// <summary>The longest that one took.</summary>
    public TimeSpan Time { get; private set; }

    public T Measure<T>(Func<T> operation)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        try
        {
            return operation();
        }
        finally
        {
            Allocated = Math.Max(Allocated, GC.GetAllocatedBytesForCurrentThread() - before);
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            Time = time > Time ? time : Time;
        }
    }

    public void Measure(Action operation) => Measure(() =>
    {
        operation();
        return true;
    });
}
