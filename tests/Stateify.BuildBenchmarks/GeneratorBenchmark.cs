using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stateify.BuildBenchmarks;

/// <summary>Times one generator: cold, and after an edit that does not concern it.</summary>
/// <param name="Cold">Milliseconds of the first run over a new compilation.</param>
/// <param name="Edit">Milliseconds of a run after an edit.</param>
internal sealed record GeneratorTimes(double Cold, double Edit);

internal static class GeneratorBenchmark
{
    private const int ColdRuns = 3;
    private const int Edits = 15;

    public static GeneratorTimes Run(Func<IIncrementalGenerator> create, int types)
    {
        List<double> cold = [];
        List<double> edit = [];
        for (int run = 0; run < ColdRuns; run++)
        {
            // New trees: Roslyn keeps what it knows of old ones.
            SyntheticProject project = new(types);
            GeneratorDriver driver = CSharpGeneratorDriver.Create([create().AsSourceGenerator()], parseOptions: (CSharpParseOptions)project.Compilation.SyntaxTrees[0].Options);
            cold.Add(Time(() => driver = driver.RunGenerators(project.Compilation)));
            for (int i = 0; i < Edits; i++)
            {
                CSharpCompilation edited = project.Edited(i);
                edit.Add(Time(() => driver = driver.RunGenerators(edited)));
            }
        }

        return new GeneratorTimes(Median(cold), Median(edit));
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
