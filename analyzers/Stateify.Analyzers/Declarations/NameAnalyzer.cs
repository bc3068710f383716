using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Declarations;

/// <summary>Finds types that state files could not tell from each other.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(DeclarationRules.NameTaken, DeclarationRules.NameDiffersByCase);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            Lazy<NameClaims> claims = new(() => new NameClaims(start.Compilation));
            start.RegisterSymbolAction(symbol => Analyze(symbol, claims), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, Lazy<NameClaims> claims)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (!type.IsSavable())
            return;
        Location location = type.Locations.FirstOrDefault() ?? Location.None;
        foreach (NameClaim claim in NameClaims.Of(type))
        {
            if (claims.Value.Rival(claim) is { } rival)
            {
                string cure = claim.IsFormer ? "remove one [FormerlyNamed]" : "give one of them another by [Savable(Name = \"...\")]";
                context.ReportDiagnostic(Diagnostic.Create(DeclarationRules.NameTaken, location, type.Name, claim.Name, rival, cure));
            }
            else if (claims.Value.Twin(claim) is { } twin)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    DeclarationRules.NameDiffersByCase, location, type.Name, claim.Name, twin.Type.ToDisplayString(), twin.Name));
            }
        }
    }
}
