using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.Analyzers.Rules;
using Stateify.CodeFixes.Cures;
using Stateify.CodeFixes.Edits;

namespace Stateify.CodeFixes;

/// <summary>
/// Marks a type <c>[Savable]</c> that a savable one needs for other reasons than a field: the base class of a class, the class of an
/// object that is put into a field or registered, that of a callback.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkTypeFix))]
public sealed class MarkTypeFix : CureProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        DeclarationRules.UnsavedBase.Id,
        MemberRules.UnsavableCallback.Id,
        MemberRules.UnsavableValue.Id,
        HookRules.HookName.Id,
        GraphRules.UnsavableRegistration.Id);

    private protected override async Task<IReadOnlyList<Cure>> CuresAsync(Finding finding, CancellationToken cancellation)
    {
        List<Cure> cures = [];
        if (Meant(finding, cancellation) is { } meant)
        {
            foreach (INamedTypeSymbol type in await finding.Solution.UnmarkedInAsync(meant, cancellation).ConfigureAwait(false))
                cures.Add(new Cure($"Mark '{type.Name}' [Savable]", "savable", (edits, token) => edits.MakeSavableAsync(type, token)));
        }

        return cures;
    }

    private static ITypeSymbol? Meant(Finding finding, CancellationToken cancellation)
    {
        if (finding.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
            return MeantBy(attribute, finding.Model, cancellation);
        return finding.Node switch
        {
            TypeDeclarationSyntax => (finding.Declared(cancellation) as INamedTypeSymbol)?.BaseType,
            ExpressionSyntax value => finding.Model.GetTypeInfo(value, cancellation).Type,
            _ => null,
        };
    }

    // The class of an instance method that is marked, or the type that is registered.
    private static ITypeSymbol? MeantBy(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation) => attribute switch
    {
        { Parent.Parent: MethodDeclarationSyntax method } => model.GetDeclaredSymbol(method, cancellation) is { IsStatic: false } callback ? callback.ContainingType : null,
        { ArgumentList.Arguments: { Count: 1 } arguments } when arguments[0].Expression is TypeOfExpressionSyntax typeOf => model.GetTypeInfo(typeOf.Type, cancellation).Type,
        _ => null,
    };
}
