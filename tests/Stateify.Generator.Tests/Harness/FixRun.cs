using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Stateify.CodeFixes;

namespace Stateify.Generator.Tests.Harness;

/// <summary>Applies a fix as an editor does, to a solution whose projects have the generator, and demands what becomes of its files.</summary>
internal static class FixRun
{
    /// <summary>All fixes there are.</summary>
    public static IReadOnlyList<CodeFixProvider> Fixes { get; } =
    [
        .. typeof(PartialFix).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>
    /// Applies the fix of the first diagnostic, then that of all diagnostics to the document and to the solution; each must lead to the
    /// expected source, which compiles and of which no analyzer has anything to say. For sources with one thing to cure.
    /// </summary>
    public static void Check<TFix>(string source, string expected, string? title = null)
        where TFix : CodeFixProvider, new()
    {
        FixSolution before = FixSolution.Of(source);
        Diagnostic first = Fixable<TFix>(before).First();
        CheckResult(Apply(before, Choose(Actions<TFix>(before, first), title)), expected);
        CheckAll<TFix>(source, expected, title);
    }

    /// <summary>Applies the fix of all diagnostics at once.</summary>
    public static void CheckAll<TFix>(string source, string expected, string? title = null)
        where TFix : CodeFixProvider, new()
    {
        FixSolution before = FixSolution.Of(source);
        foreach (FixAllScope scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
            CheckResult(ApplyAll<TFix>(before, scope, title), expected);
    }

    /// <summary>The source after the fix of the first diagnostic, whatever remains to be said of it.</summary>
    public static string Result<TFix>(string source, string? title = null)
        where TFix : CodeFixProvider, new() => ApplyFirst<TFix>(FixSolution.Of(source), title).Source;

    /// <summary>Applies the fix of the first diagnostic.</summary>
    public static FixSolution ApplyFirst<TFix>(FixSolution before, string? title = null)
        where TFix : CodeFixProvider, new() => Apply(before, Choose(Actions<TFix>(before, Fixable<TFix>(before).First()), title));

    /// <summary>Whether an editor offers anything for any diagnostic.</summary>
    public static bool IsOffered<TFix>(FixSolution solution)
        where TFix : CodeFixProvider, new() => Fixable<TFix>(solution).Any(diagnostic => Actions<TFix>(solution, diagnostic).Count > 0);

    /// <summary>What an editor offers for the diagnostics of a source, in their order.</summary>
    public static IReadOnlyList<string> Titles<TFix>(string source)
        where TFix : CodeFixProvider, new()
    {
        FixSolution solution = FixSolution.Of(source);
        return [.. Fixable<TFix>(solution).SelectMany(diagnostic => Actions<TFix>(solution, diagnostic)).Select(static action => action.Title)];
    }

    /// <summary>Applies the fix of all diagnostics of a kind that one of them has.</summary>
    public static FixSolution ApplyAll<TFix>(FixSolution before, FixAllScope scope, string? title = null)
        where TFix : CodeFixProvider, new()
    {
        TFix fix = new();
        CodeAction chosen = Fixable<TFix>(before).SelectMany(diagnostic => Actions<TFix>(before, diagnostic)).First(action => title is null || action.Title == title);
        FixAllContext context = new(
            before.Document,
            fix,
            scope,
            chosen.EquivalenceKey!,
            fix.FixableDiagnosticIds,
            new DiagnosticsOf(before),
            CancellationToken.None);
        return Apply(before, fix.GetFixAllProvider()!.GetFixAsync(context).Result!);
    }

    /// <summary>Applies all that any fix offers for a source that need not compile, each by itself.</summary>
    /// <returns>What was offered.</returns>
    public static IReadOnlyList<string> ApplyEach(string source)
    {
        FixSolution solution = FixSolution.Of(source);
        List<string> titles = [];
        foreach (Diagnostic diagnostic in solution.Diagnostics().Where(diagnostic => solution.Value.GetDocument(diagnostic.Location.SourceTree) is not null))
        {
            foreach (CodeAction action in Fixes.SelectMany(fix => Actions(fix, solution, diagnostic)))
            {
                Apply(solution, action);
                titles.Add(action.Title);
            }
        }

        return titles;
    }

    private static void CheckResult(FixSolution after, string expected)
    {
        Assert.Equal(expected, after.Source);
        Assert.Empty(after.Diagnostics().Select(static diagnostic => diagnostic.ToString()));
        Assert.Empty(after.Complaints().Select(static diagnostic => diagnostic.ToString()));
    }

    private static IEnumerable<Diagnostic> Fixable<TFix>(FixSolution solution)
        where TFix : CodeFixProvider, new()
    {
        ImmutableArray<string> ids = new TFix().FixableDiagnosticIds;
        return solution.Diagnostics().Where(diagnostic => ids.Contains(diagnostic.Id) && solution.Value.GetDocument(diagnostic.Location.SourceTree) is not null);
    }

    private static CodeAction Choose(IReadOnlyList<CodeAction> actions, string? title) => title is null ? actions[0] : actions.First(action => action.Title == title);

    private static List<CodeAction> Actions<TFix>(FixSolution solution, Diagnostic diagnostic)
        where TFix : CodeFixProvider, new() => Actions(new TFix(), solution, diagnostic);

    private static List<CodeAction> Actions(CodeFixProvider fix, FixSolution solution, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        CodeFixContext context = new(
            solution.Value.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
        fix.RegisterCodeFixesAsync(context).Wait();
        return actions;
    }

    private static FixSolution Apply(FixSolution before, CodeAction action) => before with
    {
        Value = Assert.IsType<ApplyChangesOperation>(Assert.Single(action.GetOperationsAsync(CancellationToken.None).Result)).ChangedSolution,
    };

    private sealed class DiagnosticsOf(FixSolution solution) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(solution.DiagnosticsOf(project));

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(solution.DiagnosticsOf(document.Project).Where(diagnostic => solution.Value.GetDocument(diagnostic.Location.SourceTree)?.Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
