using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Declarations;

/// <summary>Finds types written for the platform's former serializer, which can be converted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SerializableAnalyzer : DiagnosticAnalyzer
{
    private const string Simple = "mark it [Savable]";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(DeclarationRules.Serializable);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Attributes.SavableMetadataName) is not null)
                start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (!SerializableTypes.IsCandidate(type) || type.IsSavable())
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            DeclarationRules.Serializable, type.Locations.FirstOrDefault() ?? Location.None, type.Name, SerializableTypes.Obstacle(type) ?? Simple));
    }
}
