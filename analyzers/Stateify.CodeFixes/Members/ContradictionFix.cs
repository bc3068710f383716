using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Stateify.Analyzers.Rules;
using Stateify.CodeFixes.Cures;
using Stateify.CodeFixes.Edits;
using Stateify.Generator.Inspection;

namespace Stateify.CodeFixes.Members;

/// <summary>Keeps one of the attributes of a field that contradict each other. Which one is meant is to be said for each field.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ContradictionFix))]
public sealed class ContradictionFix : CureProvider
{
    private static readonly string[] Roles =
        [.. new[] { Attributes.NoSave, Attributes.ZeroValue, Attributes.External, Attributes.SaveAs, Attributes.Wait }.Select(AttributeLists.Short)];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(MemberRules.ContradictoryAttributes.Id);

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override Task<IReadOnlyList<Cure>> CuresAsync(Finding finding, CancellationToken cancellation)
    {
        SyntaxNode declaration = Finding.Annotated(finding.Node);
        string[] found = [.. Roles.Where(AttributeLists.Of(declaration).Contains)];
        IReadOnlyList<Cure> cures = found.Length > 1
            ? [.. found.Select(kept => new Cure($"Keep [{kept}] only", $"keep {kept}", edits => edits.RemoveAttributes(declaration, [.. found.Where(name => name != kept)])))]
            : [];
        return Task.FromResult(cures);
    }
}
