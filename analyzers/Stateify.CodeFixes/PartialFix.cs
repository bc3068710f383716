using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Stateify.Analyzers.Rules;
using Stateify.CodeFixes.Cures;
using Stateify.CodeFixes.Edits;

namespace Stateify.CodeFixes;

/// <summary>Declares a savable type, and all types it is nested in, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialFix))]
public sealed class PartialFix : CureProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DeclarationRules.NotPartial.Id);

    private protected override Task<IReadOnlyList<Cure>> CuresAsync(Finding finding, CancellationToken cancellation)
    {
        IReadOnlyList<Cure> cures = finding.Declared(cancellation) is INamedTypeSymbol type
            ? [new Cure($"Declare '{type.Name}' partial", "partial", edits => edits.MakePartial(type, cancellation))]
            : [];
        return Task.FromResult(cures);
    }
}
