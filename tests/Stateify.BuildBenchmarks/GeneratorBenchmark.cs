using Microsoft.CodeAnalysis;

namespace Stateify.BuildBenchmarks;

/// <summary>Times of a generator and of one that does nothing, in milliseconds.</summary>
/// <param name="Cold">The first run over a new compilation.</param>
/// <param name="Edit">A run after an edit that does not concern it.</param>
/// <param name="Beyond">How much longer than the other it ran after the same edit: the lower quartile, the median and the upper quartile.</param>
internal sealed record GeneratorTimes((double Own, double Bare) Cold, (double Own, double Bare) Edit, (double Lower, double Median, double Upper) Beyond);

internal static class GeneratorBenchmark
{
    private const int ColdRuns = 3;
    private const int Edits = 50;

    /// <summary>Runs both generators side by side.</summary>
    public static GeneratorTimes Run(Func<IIncrementalGenerator> create, int types)
    {
        List<(double Own, double Bare)> cold = [];
        List<(double Own, double Bare)> edit = [];
        for (int run = 0; run < ColdRuns; run++)
        {
            GeneratorSession own = new(create(), types);
            GeneratorSession bare = new(new BareGenerator(), types);
            cold.Add((own.Run(), bare.Run()));
            for (int i = 0; i < Edits; i++)
                edit.Add(i % 2 == 0 ? (own.Edit(i), bare.Edit(i)) : Reversed(bare.Edit(i), own.Edit(i)));
        }

        return new GeneratorTimes(
            (Median(cold.Select(static times => times.Own)), Median(cold.Select(static times => times.Bare))),
            (Median(edit.Select(static times => times.Own)), Median(edit.Select(static times => times.Bare))),
            Quartiles(edit.Select(static times => times.Own - times.Bare)));
    }

    private static (double Own, double Bare) Reversed(double bare, double own) => (own, bare);

    private static double Median(IEnumerable<double> times) => Quartiles(times).Median;

    private static (double Lower, double Median, double Upper) Quartiles(IEnumerable<double> times)
    {
        double[] ordered = [.. times.Order()];
        return (ordered[ordered.Length / 4], ordered[ordered.Length / 2], ordered[ordered.Length * 3 / 4]);
    }
}
