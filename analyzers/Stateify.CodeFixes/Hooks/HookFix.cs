using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Stateify.Analyzers.Hooks;
using Stateify.Analyzers.Rules;
using Stateify.CodeFixes.Cures;
using Stateify.Generator.Inspection;

namespace Stateify.CodeFixes.Hooks;

/// <summary>Makes hooks of the methods that somebody has taken for hooks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HookFix))]
public sealed class HookFix : CureProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(HookRules.HookSignature.Id, HookRules.HookName.Id);

    private protected override async Task<IReadOnlyList<Cure>> CuresAsync(Finding finding, CancellationToken cancellation)
    {
        if (finding.Node is not MethodDeclarationSyntax declaration
            || finding.Model.GetDeclaredSymbol(declaration, cancellation) is not { } method
            || MeantBy(method) is not { } hook
            || HookSignature.For(hook, method, declaration) is not { } change
            || await IsUsedElsewhereAsync(method, finding.Solution, cancellation).ConfigureAwait(false))
        {
            return [];
        }

        string title = method.Name == hook ? $"Give '{hook}' the signature of a hook" : $"Make '{method.Name}' the hook {hook}";
        return [new Cure(title, "hook", edits => edits.Change(declaration, change))];
    }

    // Of two that are meant to be one hook, the first.
    private static string? MeantBy(IMethodSymbol method)
    {
        string? hook = Meant(method);
        IMethodSymbol? first = method.ContainingType.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(other => Meant(other) == hook);
        return HookInspector.Hooks.Contains(hook) && SymbolEqualityComparer.Default.Equals(first, method) ? hook : null;
    }

    private static string? Meant(IMethodSymbol method) =>
        HookInspector.Hooks.Contains(method.Name)
            ? (HookInspector.IsHook(method) ? null : method.Name)
            : method.MethodKind == MethodKind.Ordinary ? HookNames.Meant(method) : null;

    private static async Task<bool> IsUsedElsewhereAsync(IMethodSymbol method, Solution solution, CancellationToken cancellation)
    {
        if (method.DeclaredAccessibility == Accessibility.Private)
            return false;
        IEnumerable<ReferencedSymbol> uses = await SymbolFinder.FindReferencesAsync(method, solution, cancellation).ConfigureAwait(false);
        return uses.Any(static use => use.Locations.Any());
    }
}
