using System.Diagnostics;
using Stateify.Benchmarks.Peers;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Quick;

/// <summary>
/// Measures every peer on every workload in one process. The peers of a workload take turns, so that a noisy neighbour or a
/// slower clock meets them all alike.
/// </summary>
internal static class QuickRun
{
    private const int Rounds = 11;

    // After this time a slow peer sits the remaining rounds out; its few samples differ less than it differs from the others.
    private static readonly TimeSpan CaseTime = TimeSpan.FromSeconds(0.6);

    /// <summary>Runs, prints the table, and writes the figures if asked to.</summary>
    public static void Run(QuickOptions options)
    {
        long start = Stopwatch.GetTimestamp();
        Table table = new(Console.Out);
        List<Measurement> measurements = [];
        foreach (Workload workload in options.Workloads)
        {
            IReadOnlyList<Measurement> rows = Measure(workload, options.Peers);
            table.Add(workload, options.Peers, rows);
            measurements.AddRange(rows);
        }

        table.Close(Stopwatch.GetElapsedTime(start));
        if (options.JsonPath is { } path)
        {
            JsonReport.Write(path, measurements);
        }
    }

    private static IReadOnlyList<Measurement> Measure(Workload workload, IEnumerable<IPeer> peers)
    {
        Sampler[] samplers = [.. workload.Open(peers).Select(@case => new Sampler(@case))];
        foreach (Sampler sampler in samplers)
        {
            sampler.Prepare();
        }

        for (int round = 0; round < Rounds; round++)
        {
            foreach (Sampler sampler in samplers.Where(sampler => sampler.Spent < CaseTime))
            {
                sampler.Round();
            }
        }

        return [.. samplers.Select(sampler => sampler.Summarize())];
    }
}
