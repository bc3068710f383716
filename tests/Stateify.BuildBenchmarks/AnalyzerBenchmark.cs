using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Analyzers;
using Stateify.Generator;

namespace Stateify.BuildBenchmarks;

/// <summary>What the analyzers add to a compile.</summary>
/// <param name="Compile">Milliseconds of a compile to an assembly, generated code included.</param>
/// <param name="Analyzers">Milliseconds that the analyzers ran beyond it, summed over the threads.</param>
/// <param name="Slowest">The analyzers that ran longest, with their milliseconds.</param>
/// <param name="Complaints">What they reported; there is nothing to report.</param>
internal sealed record AnalyzerTimes(double Compile, double Analyzers, IReadOnlyList<(string Name, double Time)> Slowest, int Complaints);

internal static class AnalyzerBenchmark
{
    private const int Listed = 5;
    private const int Runs = 3;

    public static AnalyzerTimes Run(int types) =>
        Enumerable.Range(0, Runs).Select(_ => RunOnce(types)).OrderBy(static times => times.Analyzers / times.Compile).ElementAt(Runs / 2);

    private static AnalyzerTimes RunOnce(int types)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. typeof(SavableTypeAnalyzer).Assembly.GetTypes()
                .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
                .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
        CompilingAnalyzer compiler = new();
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]),
            static (exception, _, _) => throw exception,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: true);
        CompilationWithAnalyzers analysis = Generated(types).WithAnalyzers([compiler, .. analyzers], options);
        int complaints = analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Length;
        (string Name, double Time)[] times =
        [
            .. analyzers.Select(analyzer => (
                analyzer.GetType().Name,
                analysis.GetAnalyzerTelemetryInfoAsync(analyzer, default).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds)),
        ];
        return new AnalyzerTimes(compiler.Time, times.Sum(static one => one.Time), [.. times.OrderByDescending(static one => one.Time).Take(Listed)], complaints);
    }

    /// <summary>A new project with its generated code, with nothing known of it yet.</summary>
    private static Compilation Generated(int types)
    {
        SyntheticProject project = new(types);
        CSharpGeneratorDriver.Create([new SavableGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)project.Compilation.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(project.Compilation, out Compilation output, out _);
        return output.Clone();
    }
}
