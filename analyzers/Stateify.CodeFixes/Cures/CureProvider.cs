using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Stateify.CodeFixes.Edits;

namespace Stateify.CodeFixes.Cures;

/// <summary>What all fixes have in common: they say which cures there are for a diagnostic, and each can be applied to all of its kind.</summary>
public abstract class CureProvider : CodeFixProvider
{
    /// <summary>Applies cures of one kind to all that have one.</summary>
    public override FixAllProvider? GetFixAllProvider() => CureAllProvider.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Cure cure in await CuresAsync(diagnostic, context.Document, context.CancellationToken).ConfigureAwait(false))
                context.RegisterCodeFix(CodeAction.Create(cure.Title, token => ApplyAsync(cure, context.Document, token), cure.Key), diagnostic);
        }
    }

    /// <summary>The cures of a diagnostic, the one that its message names first being first.</summary>
    internal async Task<IReadOnlyList<Cure>> CuresAsync(Diagnostic diagnostic, Document document, CancellationToken cancellation)
    {
        // Some hosts ask about whatever the same analyzer has found.
        if (!FixableDiagnosticIds.Contains(diagnostic.Id))
            return [];
        return await Finding.OfAsync(diagnostic, document, cancellation).ConfigureAwait(false) is { } finding
            ? await CuresAsync(finding, cancellation).ConfigureAwait(false)
            : [];
    }

    private protected abstract Task<IReadOnlyList<Cure>> CuresAsync(Finding finding, CancellationToken cancellation);

    internal static async Task<Solution> ApplyAsync(Cure cure, Document document, CancellationToken cancellation)
    {
        DeclarationEdits edits = new(document.Project.Solution);
        await cure.ApplyAsync(edits, cancellation).ConfigureAwait(false);
        return await edits.ApplyAsync(cancellation).ConfigureAwait(false);
    }
}
