using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Stateify.Analyzers.Suppressors;

/// <summary>
/// "Non-nullable field must contain a non-null value" is reported of a private constructor that no code calls: one that is there so that
/// a serializer can make objects. No object of the program's comes from it, and a load fills what it leaves. Of constructors that the
/// program calls the warning is true, whatever loads do.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncalledConstructorSuppressor : DiagnosticSuppressor
{
    internal static readonly SuppressionDescriptor Rule = new("STFYS0002", "CS8618", "No code calls the constructor, and a load assigns the member.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            // The compiler reports it of the constructor, and says elsewhere which member is meant.
            if (context.DeclaredAt(diagnostic.Location) is IMethodSymbol { MethodKind: MethodKind.Constructor, DeclaredAccessibility: Accessibility.Private } constructor
                && diagnostic.AdditionalLocations.FirstOrDefault() is { } location
                && context.DeclaredAt(location) is { } member
                && member.IsFilledByLoads(context.CancellationToken)
                && !IsCalled(constructor, context))
            {
                context.ReportSuppression(Suppression.Create(Rule, diagnostic));
            }
        }
    }

    // Only the type itself, with what is nested in it, can call a private constructor.
    private static bool IsCalled(IMethodSymbol constructor, SuppressionAnalysisContext context)
    {
        foreach (SyntaxReference reference in constructor.ContainingType.DeclaringSyntaxReferences)
        {
            SemanticModel model = context.GetSemanticModel(reference.SyntaxTree);
            foreach (SyntaxNode node in reference.GetSyntax(context.CancellationToken).DescendantNodes())
            {
                bool isCall = node is BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(node, context.CancellationToken).Symbol?.OriginalDefinition, constructor);

                // A class that derives from it can call it without a word.
                if (isCall || (node is BaseTypeSyntax baseType && IsOfType(baseType, model, constructor.ContainingType)))
                    return true;
            }
        }

        return false;
    }

    private static bool IsOfType(BaseTypeSyntax baseType, SemanticModel model, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(baseType.Type).Type?.OriginalDefinition, type);
}
