using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Stateify.Analyzers.Rules;
using Stateify.CodeFixes.Cures;

namespace Stateify.CodeFixes.OnRamp;

/// <summary>Converts the types that are reported as written for the platform's former serializer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SerializableFix))]
public sealed class SerializableFix : CureProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DeclarationRules.Serializable.Id);

    private protected override Task<IReadOnlyList<Cure>> CuresAsync(Finding finding, CancellationToken cancellation)
    {
        IReadOnlyList<Cure> cures = finding.Declared(cancellation) is INamedTypeSymbol type && SerializableConversion.Of(type) is { } conversion ? [conversion] : [];
        return Task.FromResult(cures);
    }
}
