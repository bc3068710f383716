using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.Analyzers.Rules;
using Stateify.Analyzers.Schema;
using Stateify.CodeFixes.Cures;
using Stateify.CodeFixes.Edits;
using Stateify.Generator.Inspection;
using Stateify.Generator.Model;

namespace Stateify.CodeFixes.Schema;

/// <summary>
/// Raises the version of a class whose fields have changed, and begins the <c>Upgrade</c> that takes rows of the last one to it: each value
/// that would be lost is named there, and what cannot be converted by C# alone fails as long as nobody has said how.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UpgradeFix))]
public sealed class UpgradeFix : CureProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(SchemaRules.Breaking.Id, SchemaRules.Narrowing.Id, SchemaRules.VersionWithoutUpgrade.Id);

    private protected override async Task<IReadOnlyList<Cure>> CuresAsync(Finding finding, CancellationToken cancellation)
    {
        if (await ProjectSchema.OfAsync(finding.Document.Project, cancellation).ConfigureAwait(false) is not { } schema
            || schema.PairOf(finding.Declared(cancellation)) is not { Saved: { } saved, Current: { Kind: not SavableKind.Struct } current } pair
            || current.Version < saved.Version
            || finding.Solution.UserDeclarations<TypeDeclarationSyntax>(pair.Symbol, cancellation).FirstOrDefault(IsMarked) is not { OpenBraceToken.Span.Length: > 0 } declaration)
        {
            return [];
        }

        UpgradeSteps steps = new(
            pair.Symbol, schema.Report.Names, finding.Model.Compilation.GetSemanticModel(declaration.SyntaxTree), declaration.CloseBraceToken.SpanStart);
        List<string> statements = [.. schema.Report.ChangesOf(pair)
            .Where(static change => change is { Saved: not null, Effect: ShapeEffect.Breaks or ShapeEffect.MayFail })
            .Select(steps.For)
            .OfType<string>()];
        MethodDeclarationSyntax? method = pair.Symbol.GetMembers(HookInspector.Upgrade)
            .SelectMany(static member => member.DeclaringSyntaxReferences)
            .Select(reference => reference.GetSyntax(cancellation))
            .OfType<MethodDeclarationSyntax>()
            .FirstOrDefault();
        bool hasPlace = method is null || (current.HasUpgrade && method is { Body: not null, ParameterList.Parameters.Count: 1 } && finding.Solution.UserDocument(method.SyntaxTree) is not null);
        if (statements.Count == 0 || !hasPlace)
            return [];

        int version = Math.Max(current.Version, saved.Version + 1);
        string number = version.ToString(CultureInfo.InvariantCulture);
        return [new Cure($"Raise Version to {number} and convert in Upgrade", "upgrade", edits =>
        {
            edits.RaiseVersion(declaration, number);
            if (method is null)
                edits.AddUpgrade(declaration, steps.RowType, saved.Version, statements);
            else
                edits.ExtendUpgrade(method, saved.Version, statements);
        })];
    }

    private static bool IsMarked(TypeDeclarationSyntax declaration) => AttributeLists.Of(declaration).Contains(AttributeLists.Short(Attributes.Savable));
}
