using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Stateify.Generator.Tests.Harness;

/// <summary>Runs the suppressors over what the compiler, and analyzers of others, say of a source and its generated code.</summary>
internal static class SuppressorRun
{
    /// <summary>Demands that a diagnostic is reported without the suppressors, and is not with them.</summary>
    public static void CheckSuppressed(string id, string source, params DiagnosticAnalyzer[] others)
    {
        Assert.Contains(id, Reported(source, others));
        Assert.DoesNotContain(id, Reported(source, [.. others, .. Suppressors]));
    }

    /// <summary>Demands that a diagnostic is reported all the same.</summary>
    public static void CheckReported(string id, string source, params DiagnosticAnalyzer[] others) =>
        Assert.Contains(id, Reported(source, [.. others, .. Suppressors]));

    private static IEnumerable<DiagnosticAnalyzer> Suppressors => AnalyzerRun.Analyzers.Where(static analyzer => analyzer is DiagnosticSuppressor);

    private static string[] Reported(string source, DiagnosticAnalyzer[] analyzers)
    {
        Compilation compilation = GeneratorRun.Of(TestCompilation.Create(source)).Output;
        ImmutableArray<Diagnostic> diagnostics = analyzers.Length == 0
            ? compilation.GetDiagnostics()
            : compilation.WithAnalyzers([.. analyzers]).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        return [.. diagnostics.Where(static diagnostic => !diagnostic.IsSuppressed).Select(static diagnostic => diagnostic.Id)];
    }
}
