using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Stateify.CodeFixes.Edits;

namespace Stateify.CodeFixes.Cures;

/// <summary>
/// Applies all cures of one kind in one pass over the solution. The platform's own provider merges texts, which fails where two cures
/// change one declaration; here each declaration is changed once, by all that concerns it.
/// </summary>
internal sealed class CureAllProvider : FixAllProvider
{
    public static readonly CureAllProvider Instance = new();

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(CodeAction.Create(
        "Fix all " + string.Join(", ", fixAllContext.DiagnosticIds),
        cancellation => CureAsync(fixAllContext, cancellation),
        fixAllContext.CodeActionEquivalenceKey));

    private static async Task<Solution> CureAsync(FixAllContext context, CancellationToken cancellation)
    {
        DeclarationEdits edits = new(context.Solution);
        CureProvider provider = (CureProvider)context.CodeFixProvider;
        foreach (Diagnostic diagnostic in await DiagnosticsAsync(context).ConfigureAwait(false))
        {
            if (context.Solution.UserDocument(diagnostic.Location.SourceTree) is not { } document)
                continue;
            IReadOnlyList<Cure> cures = await provider.CuresAsync(diagnostic, document, cancellation).ConfigureAwait(false);

            // Without a key, as dotnet format asks when nothing cures the first diagnostic, the first cure of each is meant.
            Cure? cure = context.CodeActionEquivalenceKey is { } key ? cures.FirstOrDefault(cure => cure.Key == key) : cures.FirstOrDefault();
            if (cure is not null)
                await cure.ApplyAsync(edits, cancellation).ConfigureAwait(false);
        }

        return await edits.ApplyAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        IEnumerable<Diagnostic> diagnostics = context.Scope switch
        {
            FixAllScope.Document => await context.GetDocumentDiagnosticsAsync(context.Document!).ConfigureAwait(false),
            FixAllScope.Project => await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false),
            FixAllScope.Solution => await OfSolutionAsync(context).ConfigureAwait(false),
            _ => [],
        };
        return diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start);
    }

    private static async Task<IEnumerable<Diagnostic>> OfSolutionAsync(FixAllContext context)
    {
        List<Diagnostic> diagnostics = [];
        foreach (Project project in context.Solution.Projects)
        {
            ImmutableArray<Diagnostic> ofProject = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            diagnostics.AddRange(ofProject);
        }

        return diagnostics;
    }
}
