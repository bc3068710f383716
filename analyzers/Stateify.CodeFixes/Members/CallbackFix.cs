using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.Analyzers.Rules;
using Stateify.CodeFixes.Cures;
using Stateify.CodeFixes.Edits;
using Stateify.Generator.Inspection;

namespace Stateify.CodeFixes.Members;

/// <summary>Marks a method <c>[SavableCallback]</c> of which a delegate is put into a field.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallbackFix))]
public sealed class CallbackFix : CureProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(MemberRules.UnsavableValue.Id);

    private protected override Task<IReadOnlyList<Cure>> CuresAsync(Finding finding, CancellationToken cancellation)
    {
        IReadOnlyList<Cure> cures = [];
        bool isMethod = finding.Node is ExpressionSyntax and (SimpleNameSyntax or MemberAccessExpressionSyntax);
        if (isMethod
            && finding.Model.GetSymbolInfo(finding.Node, cancellation).Symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } symbol
            && (symbol.ReducedFrom ?? symbol).OriginalDefinition is { IsGenericMethod: false } method
            && CallbackInspector.Inspect(method).Reason is null
            && finding.Solution.UserDeclarations<MethodDeclarationSyntax>(method, cancellation).FirstOrDefault() is { } declaration)
        {
            cures = [new Cure($"Mark '{method.Name}' [SavableCallback]", "callback", async (edits, token) =>
            {
                if (await edits.NameOfAsync(Attributes.SavableCallback, declaration, token).ConfigureAwait(false) is { } name)
                    edits.Annotate(declaration, name);
            })];
        }

        return Task.FromResult(cures);
    }
}
