using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
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

    private static ITypeSymbol? Meant(Finding finding, CancellationToken cancellation) => finding.Node switch
    {
        TypeDeclarationSyntax => (finding.Declared(cancellation) as INamedTypeSymbol)?.BaseType,
        AttributeSyntax { Parent.Parent: MethodDeclarationSyntax method } => finding.Model.GetDeclaredSymbol(method, cancellation) is { IsStatic: false } callback
            ? callback.ContainingType
            : null,
        AttributeSyntax { ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression is TypeOfExpressionSyntax typeOf
            ? finding.Model.GetTypeInfo(typeOf.Type, cancellation).Type
            : null,
        ExpressionSyntax value => finding.Model.GetTypeInfo(value, cancellation).Type,
        _ => null,
    };
}
