using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Graph;

/// <summary>
/// Finds where graphs lead to objects that cannot be saved although the types of the fields on the way can be. The graph of types is
/// followed once for a compilation.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReachAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        GraphRules.UnsavableDerivedClass, GraphRules.UnsavableObject, GraphRules.NothingSavable, GraphRules.UnregisteredConstruction);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            Lazy<ReachReport> report = new(() => new ReachReport(start.Compilation));
            start.RegisterSymbolAction(symbol => AnalyzeType(symbol, report), SymbolKind.NamedType);
            start.RegisterSyntaxNodeAction(node => AnalyzeCreation(node, report), SyntaxKind.ObjectCreationExpression);
        });
    }

    private static void AnalyzeType(SymbolAnalysisContext context, Lazy<ReachReport> report)
    {
        foreach (Diagnostic diagnostic in report.Value.Of((INamedTypeSymbol)context.Symbol))
            context.ReportDiagnostic(diagnostic);
    }

    private static void AnalyzeCreation(SyntaxNodeAnalysisContext context, Lazy<ReachReport> report)
    {
        ObjectCreationExpressionSyntax creation = (ObjectCreationExpressionSyntax)context.Node;
        if (!creation.Type.DescendantNodesAndSelf().Any(static node => node is GenericNameSyntax)
            || context.SemanticModel.GetTypeInfo(creation, context.CancellationToken).Type is not INamedTypeSymbol type
            || !type.IsSavable())
        {
            return;
        }

        if (report.Value.UnregisteredPlaceOf(type) is { } place)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                GraphRules.UnregisteredConstruction,
                creation.Type.GetLocation(),
                place.ToString(),
                type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                type.ToDisplayString()));
        }
    }
}
