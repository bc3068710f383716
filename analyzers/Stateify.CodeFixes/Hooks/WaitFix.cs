using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Stateify.Analyzers.Rules;
using Stateify.CodeFixes.Cures;
using Stateify.CodeFixes.Edits;
using Stateify.Generator.Inspection;

namespace Stateify.CodeFixes.Hooks;

/// <summary>Marks the field <c>[Wait]</c> that leads to what an <c>AfterLoad</c> relies on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WaitFix))]
public sealed class WaitFix : CureProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(HookRules.UnawaitedRead.Id);

    private protected override async Task<IReadOnlyList<Cure>> CuresAsync(Finding finding, CancellationToken cancellation)
    {
        // The analyzer says where the field is, which can be in another file.
        if (finding.Diagnostic.AdditionalLocations.FirstOrDefault() is not { SourceTree: { } tree } field || finding.Solution.UserDocument(tree) is null)
            return [];
        SyntaxNode root = await tree.GetRootAsync(cancellation).ConfigureAwait(false);
        SyntaxNode declaration = Finding.Annotated(root.FindNode(field.SourceSpan, getInnermostNodeForTie: true));
        string name = root.FindToken(field.SourceSpan.Start).ValueText;
        return [new Cure($"Mark '{name}' [Wait]", "wait", async (edits, token) =>
        {
            if (await edits.NameOfAsync(Attributes.Wait, declaration, token).ConfigureAwait(false) is { } attribute)
                edits.Annotate(declaration, attribute);
        })];
    }
}
