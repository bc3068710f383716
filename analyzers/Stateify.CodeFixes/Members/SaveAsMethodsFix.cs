using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.Analyzers.Rules;
using Stateify.CodeFixes.Cures;
using Stateify.CodeFixes.Edits;
using Stateify.Generator.Inspection;

namespace Stateify.CodeFixes.Members;

/// <summary>
/// Declares the methods that save and restore the value of a <c>[SaveAs]</c> field. They hand the value over as it is: where its type is
/// another, that does not compile until the user has written how one is made of the other, and so cannot be forgotten.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SaveAsMethodsFix))]
public sealed class SaveAsMethodsFix : CureProvider
{
    private const string Parameter = "value";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(MemberRules.SaveAsMethodMissing.Id);

    private protected override Task<IReadOnlyList<Cure>> CuresAsync(Finding finding, CancellationToken cancellation)
    {
        IReadOnlyList<Cure> cures = finding.Declared(cancellation) is { ContainingType: { } type } symbol
            && finding.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { OpenBraceToken.IsMissing: false, OpenBraceToken.RawKind: not 0 } declaration
            && StateMember.Of(type).FirstOrDefault(member => member.Carries(symbol))?.Find(Attributes.SaveAs)?.AttributeClass?.TypeArguments.FirstOrDefault() is { } saved
                ? Create(finding, type, symbol, saved, declaration)
                : [];
        return Task.FromResult(cures);
    }

    private static IReadOnlyList<Cure> Create(Finding finding, INamedTypeSymbol type, ISymbol symbol, ITypeSymbol saved, TypeDeclarationSyntax declaration)
    {
        (string save, string load) = FieldInspector.SaveAsMethods(symbol);
        int place = declaration.OpenBraceToken.Span.End;
        string savedName = saved.ToMinimalDisplayString(finding.Model, place);
        string member = symbol.Name == Parameter ? $"this.{Parameter}" : Names.Escape(symbol.Name);
        List<(string Name, string Text)> methods = [];
        if (!FieldInspector.HasSave(type, symbol, saved))
            methods.Add((save, $"private {savedName} {save}() => {member};"));
        if (!FieldInspector.HasLoad(type, symbol, saved))
            methods.Add((load, $"private void {load}({savedName} {Parameter}) => {member} = {Parameter};"));

        // One that is there with the same parameters leaves no room for another.
        bool isBlocked = methods.Exists(method => type.GetMembers(method.Name).OfType<IMethodSymbol>().Any(static other => other.Parameters.Length < 2));
        string title = $"Declare {string.Join(" and ", methods.Select(static method => $"'{method.Name}'"))}";
        return isBlocked || methods.Count == 0
            ? []
            : [new Cure(title, "declare", edits => methods.ForEach(method => edits.AddMethod(declaration, method.Text)))];
    }
}
