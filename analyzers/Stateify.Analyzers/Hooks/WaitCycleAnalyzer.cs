using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Hooks;

/// <summary>Finds fields marked <c>[Wait]</c> by which objects can, or must, wait for themselves.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WaitCycleAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(HookRules.PossibleWaitCycle, HookRules.CertainWaitCycle);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            WaitEdges edges = new(start.Compilation);
            start.RegisterSymbolAction(symbol => Analyze(symbol, edges), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, WaitEdges edges)
    {
        foreach (StateMember member in edges.DeclaredBy((INamedTypeSymbol)context.Symbol))
        {
            if (edges.CertainCycle(member, context.CancellationToken) is { } certain)
                Report(context, HookRules.CertainWaitCycle, certain);
            else if (edges.PossibleCycle(member, context.CancellationToken) is { } possible)
                Report(context, HookRules.PossibleWaitCycle, possible);
        }
    }

    private static void Report(SymbolAnalysisContext context, DiagnosticDescriptor rule, IReadOnlyList<StateMember> cycle)
    {
        IEnumerable<string> names = cycle.Append(cycle[0]).Select(static member => $"{member.Symbol.ContainingType.Name}.{member.Symbol.Name}");
        context.ReportDiagnostic(Diagnostic.Create(
            rule, cycle[0].Location ?? Location.None, cycle[0].Symbol.ContainingType.Name, string.Join(" -> ", names)));
    }
}
