using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Suppressors;

/// <summary>Tells which fields generated code fills.</summary>
internal static class LoadedFields
{
    /// <summary>The symbol that is declared at a place.</summary>
    public static ISymbol? DeclaredAt(this SuppressionAnalysisContext context, Location location) =>
        location.SourceTree is { } tree
            ? context.GetSemanticModel(tree).GetDeclaredSymbol(
                tree.GetRoot(context.CancellationToken).FindNode(location.SourceSpan, getInnermostNodeForTie: true), context.CancellationToken)
            : null;

    /// <summary>
    /// Whether every load gives a member the value that was saved, or that the loading program provides: it is part of a type for which
    /// there is code.
    /// </summary>
    public static bool IsFilledByLoads(this ISymbol symbol, CancellationToken cancellation) =>
        symbol.ContainingType is { } type
        && type.IsSavable()
        && StateMember.Of(type).FirstOrDefault(member => member.Carries(symbol)) is { } member
        && (FieldInspector.IsSavedItself(member) || member.Find(Attributes.External) is not null)
        && TypeInspector.Inspect(type, cancellation).HasCode;
}
