using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Stateify.BuildBenchmarks;

/// <summary>
/// Compiles what the others will analyze, so that they are not charged for what the compiler must find out in any case. Each analysis
/// has a copy of the compilation that nobody else can compile.
/// </summary>
#pragma warning disable RS1012, RS1036, RS1038, RS1041 // Only the benchmark loads it, never a compiler.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CompilingAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The milliseconds that the compile took.</summary>
    public double Time { get; private set; }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [new("TIME0001", "", "", "", DiagnosticSeverity.Hidden, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            long begin = Stopwatch.GetTimestamp();
            using MemoryStream assembly = new();
            if (!start.Compilation.Emit(assembly).Success)
                throw new InvalidOperationException("The project does not compile.");
            Time = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        });
    }
}
#pragma warning restore RS1012, RS1036, RS1038, RS1041
