using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Stateify.Analyzers.Rules;
using Stateify.Analyzers.Schema;
using Stateify.CodeFixes.Cures;
using Stateify.Generator.Emission;

namespace Stateify.CodeFixes.Schema;

/// <summary>
/// Writes the entry of a type into the schema file, after a change that existing files survive, or could. One that they do not is not
/// accepted with all others by a command.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EntryFix))]
public sealed class EntryFix : CureProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(SchemaRules.Compatible.Id, SchemaRules.NoEntry.Id, SchemaRules.Narrowing.Id);

    private protected override async Task<IReadOnlyList<Cure>> CuresAsync(Finding finding, CancellationToken cancellation)
    {
        // An entry holds all of a type, and would hide what breaks files beside it.
        if (await ProjectSchema.OfAsync(finding.Document.Project, cancellation).ConfigureAwait(false) is not { } schema
            || schema.PairOf(finding.Declared(cancellation)) is not { Current: { } current } pair
            || schema.Report.ChangesOf(pair).Any(static change => change.Effect is ShapeEffect.Breaks or ShapeEffect.Ignored))
        {
            return [];
        }

        return [new Cure(
            $"Write '{current.Name}' into {SchemaText.FileName}",
            "schema entry",
            edits => edits.Change(schema.File, text => SchemaFileEdits.Write(text, current, pair.Saved?.Name)))];
    }
}
