using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Stateify.Analyzers.Rules;
using Stateify.CodeFixes.Cures;
using Stateify.CodeFixes.Edits;
using Stateify.Generator.Inspection;

namespace Stateify.CodeFixes.Hooks;

/// <summary>Breaks a cycle of waits at the field where it is reported; where it is to be broken is to be said for each.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WaitCycleFix))]
public sealed class WaitCycleFix : CureProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(HookRules.PossibleWaitCycle.Id, HookRules.CertainWaitCycle.Id);

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override Task<IReadOnlyList<Cure>> CuresAsync(Finding finding, CancellationToken cancellation)
    {
        SyntaxNode declaration = Finding.Annotated(finding.Node);
        string wait = AttributeLists.Short(Attributes.Wait);
        IReadOnlyList<Cure> cures = finding.Declared(cancellation) is { } field && AttributeLists.Of(declaration).Contains(wait)
            ? [new Cure($"Remove [Wait] from '{field.Name}'", "remove", edits => edits.RemoveAttributes(declaration, wait))]
            : [];
        return Task.FromResult(cures);
    }
}
