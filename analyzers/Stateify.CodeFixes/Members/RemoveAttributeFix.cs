using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.Analyzers.Rules;
using Stateify.CodeFixes.Cures;
using Stateify.CodeFixes.Edits;

namespace Stateify.CodeFixes.Members;

/// <summary>Removes an attribute that has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeFix))]
public sealed class RemoveAttributeFix : CureProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(MemberRules.AttributeWithoutEffect.Id);

    private protected override Task<IReadOnlyList<Cure>> CuresAsync(Finding finding, CancellationToken cancellation)
    {
        IReadOnlyList<Cure> cures = finding.Node.FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: { } owner } attribute
            ? [new Cure($"Remove [{AttributeLists.NameOf(attribute)}]", "remove", edits => edits.RemoveAttributes(owner, AttributeLists.NameOf(attribute)))]
            : [];
        return Task.FromResult(cures);
    }
}
