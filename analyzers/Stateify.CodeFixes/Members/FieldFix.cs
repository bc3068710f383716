using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Stateify.Analyzers.Rules;
using Stateify.CodeFixes.Cures;
using Stateify.CodeFixes.Edits;
using Stateify.Generator.Inspection;

namespace Stateify.CodeFixes.Members;

/// <summary>
/// Makes a field savable by marking its type, or leaves it out. What belongs to the process is left out for the reason that the
/// diagnostic gives. What could be saved after all is left out without one, and STFY1003 asks for it: why a restored object can do
/// without the value, only its author knows.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FieldFix))]
public sealed class FieldFix : CureProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(MemberRules.UnsavableMember.Id);

    private protected override async Task<IReadOnlyList<Cure>> CuresAsync(Finding finding, CancellationToken cancellation)
    {
        if (finding.Declared(cancellation) is not { ContainingType: { } owner } symbol
            || StateMember.Of(owner).FirstOrDefault(member => member.Carries(symbol)) is not { } member
            || !FieldInspector.IsSavedItself(member))
        {
            return [];
        }

        List<Cure> cures = [];
        IReadOnlyList<INamedTypeSymbol> unmarked = await finding.Solution.UnmarkedInAsync(member.Type, cancellation).ConfigureAwait(false);
        if (unmarked.Count > 0)
            cures.AddRange(await MarksAsync(finding.Solution, unmarked, cancellation).ConfigureAwait(false));

        SyntaxNode declaration = Finding.Annotated(finding.Node);
        if (member.Find(Attributes.Wait) is null && !(symbol is IEventSymbol source && source.HasFieldAttributes()))
            cures.Add(LeaveOut(symbol.Name, declaration, unmarked.Count == 0 ? ReasonFor(member.Type) : null));
        return cures;
    }

    private static async Task<IEnumerable<Cure>> MarksAsync(Solution solution, IReadOnlyList<INamedTypeSymbol> types, CancellationToken cancellation)
    {
        string names = string.Join(", ", types.Select(static type => $"'{type.Name}'"));
        Cure mark = new($"Mark {names} [Savable]", "savable", (edits, token) => MarkAsync(edits, types, token));
        IReadOnlyList<INamedTypeSymbol> all = await solution.UnmarkedFromAsync(types, cancellation).ConfigureAwait(false);
        return all.Count == types.Count
            ? [mark]
            : [mark, new Cure($"Mark {names} and all types they lead to [Savable]", "savable closure", (edits, token) => MarkAsync(edits, all, token))];
    }

    private static async Task MarkAsync(DeclarationEdits edits, IReadOnlyList<INamedTypeSymbol> types, CancellationToken cancellation)
    {
        foreach (INamedTypeSymbol type in types)
            await edits.MakeSavableAsync(type, cancellation).ConfigureAwait(false);
    }

    private static Cure LeaveOut(string field, SyntaxNode declaration, string? reason)
    {
        string argument = SymbolDisplay.FormatLiteral(reason ?? "", quote: true);
        return new Cure(
            $"Exclude '{field}' with [NoSave({argument})]",
            reason is null ? "exclude without reason" : "exclude",
            async (edits, cancellation) =>
            {
                if (await edits.NameOfAsync(Attributes.NoSave, declaration, cancellation).ConfigureAwait(false) is { } name)
                    edits.Annotate(declaration, name, argument);
            });
    }

    // The type itself or the first part of it that can never be saved.
    private static string? ReasonFor(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => ReasonFor(array.ElementType),
        INamedTypeSymbol named => UnsavableTypes.Explain(named)?.Reason ?? named.TypeArguments.Select(ReasonFor).FirstOrDefault(static reason => reason is not null),
        _ => null,
    };
}
