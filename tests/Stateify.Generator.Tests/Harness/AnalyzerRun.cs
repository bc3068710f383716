using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Analyzers;

namespace Stateify.Generator.Tests.Harness;

/// <summary>Runs the analyzers as a build does: over the user's sources and what the generator made of them.</summary>
internal static class AnalyzerRun
{
    /// <summary>All there are.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(SavableTypeAnalyzer).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Demands exactly the diagnostics that are marked.</summary>
    /// <param name="markup">The source, with marks.</param>
    /// <param name="output">What is compiled.</param>
    /// <returns>Their messages, in the order of the source.</returns>
    public static IReadOnlyList<string> Check(string markup, OutputKind output = OutputKind.DynamicallyLinkedLibrary)
    {
        Markup marked = new(markup);
        CSharpCompilation source = TestCompilation.Create(marked.Source);
        IReadOnlyList<Diagnostic> actual = Diagnostics(GeneratorRun.Of(source.WithOptions(source.Options.WithOutputKind(output))).Output);
        Assert.Equal(
            marked.Expected.Select(expected => Show(expected.Id, expected.Span.Start, marked.Source[expected.Span.Start..expected.Span.End])).Order(),
            actual.Select(diagnostic => Show(diagnostic.Id, diagnostic.Location.SourceSpan.Start, TextAt(diagnostic.Location))).Order());
        return [.. actual.Select(static diagnostic => diagnostic.GetMessage(null))];
    }

    /// <summary>What the analyzers report, those that a project must ask for included. An analyzer that throws fails the test.</summary>
    /// <param name="compilation">The sources, and what the generator made of them.</param>
    /// <param name="files">The additional files of the project.</param>
    public static IReadOnlyList<Diagnostic> Diagnostics(Compilation compilation, params AdditionalText[] files)
    {
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([.. files]),
            onAnalyzerException: static (exception, _, _) => throw exception,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        CompilationOptions asking = compilation.Options.WithSpecificDiagnosticOptions(Analyzers
            .SelectMany(static analyzer => analyzer.SupportedDiagnostics)
            .Where(static rule => !rule.IsEnabledByDefault)
            .Select(static rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Info)));
        ImmutableArray<Diagnostic> diagnostics =
            compilation.WithOptions(asking).WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return [.. diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceTree is not null).ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(static diagnostic => diagnostic.Id)];
    }

    private static string Show(string id, int start, string text) => $"{id} at {start}: {text}";

    private static string TextAt(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
