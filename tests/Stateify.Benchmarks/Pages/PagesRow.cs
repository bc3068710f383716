using System.Diagnostics;

namespace Stateify.Benchmarks.Pages;

/// <summary>One way to do the work, timed once in every round.</summary>
/// <param name="name">What is timed.</param>
/// <param name="prepare">What has to happen before each time, and is not timed.</param>
/// <param name="work">What is timed.</param>
internal sealed class PagesRow(string name, Action prepare, Action work)
{
    private readonly List<double> _milliseconds = [];

    /// <summary>What is timed.</summary>
    public string Name => name;

    /// <summary>The median of all rounds.</summary>
    public double Median
    {
        get
        {
            double[] ordered = [.. _milliseconds.Order()];
            int middle = ordered.Length / 2;
            return ordered.Length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
        }
    }

    /// <summary>The least of all rounds: what it takes when nothing else gets in its way.</summary>
    public double Best => _milliseconds.Min();

    /// <summary>Does it once.</summary>
    /// <param name="counts">Whether the time counts: the first round only warms up.</param>
    public void Round(bool counts)
    {
        prepare();
        long start = Stopwatch.GetTimestamp();
        work();
        if (counts)
            _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
