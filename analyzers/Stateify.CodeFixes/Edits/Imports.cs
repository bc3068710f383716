using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.Generator.Inspection;

namespace Stateify.CodeFixes.Edits;

/// <summary>Finds names by which attributes of the library can be written, and adds the directive they need.</summary>
internal static class Imports
{
    /// <summary>What to write at a place for an attribute; asks for a <c>using</c> directive, if that is needed.</summary>
    /// <returns>Null if the project does not know the library.</returns>
    public static async Task<string?> NameOfAsync(this DeclarationEdits edits, string attribute, SyntaxNode place, CancellationToken cancellation)
    {
        if (edits.Solution.UserDocument(place.SyntaxTree) is not { } document
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || model.Compilation.GetTypeByMetadataName(Attributes.SavableMetadataName) is null)
        {
            return null;
        }

        string name = attribute.Substring(0, attribute.Length - nameof(Attribute).Length);
        ISymbol[] found = [.. model.LookupNamespacesAndTypes(place.SpanStart, name: attribute), .. model.LookupNamespacesAndTypes(place.SpanStart, name: name)];
        if (found.Length > 0)
            return found.All(IsOfLibrary) ? name : $"global::{Attributes.Namespace}.{name}";
        edits.Change((CompilationUnitSyntax)await place.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false), AddUsing);
        return name;
    }

    private static bool IsOfLibrary(ISymbol symbol) =>
        symbol.ContainingNamespace is { Name: Attributes.Namespace, ContainingNamespace.IsGlobalNamespace: true };

    private static CompilationUnitSyntax AddUsing(CompilationUnitSyntax unit)
    {
        if (unit.Usings.Any(static directive => directive.Alias is null && directive.StaticKeyword.RawKind == 0 && directive.Name?.ToString() == Attributes.Namespace))
            return unit;
        SyntaxTrivia newLine = SyntaxFactory.EndOfLine(Layout.EndOfLineIn(unit.GetText()));
        UsingDirectiveSyntax directive = SyntaxFactory.ParseCompilationUnit($"using {Attributes.Namespace};").Usings[0].WithTrailingTrivia(newLine);
        if (unit.Usings.Count == 0)
            return AddFirst(unit, directive, newLine);

        int index = 0;
        while (index < unit.Usings.Count && PrecedesLibrary(unit.Usings[index]))
            index++;
        if (index > 0)
            return unit.WithUsings(unit.Usings.Insert(index, directive));
        UsingDirectiveSyntax next = unit.Usings[0];
        return unit.WithUsings(unit.Usings.Replace(next, next.WithLeadingTrivia()).Insert(0, directive.WithLeadingTrivia(next.GetLeadingTrivia())));
    }

    // Those of the platform come first, aliases and static ones last.
    private static bool PrecedesLibrary(UsingDirectiveSyntax directive)
    {
        if (directive.GlobalKeyword.RawKind != 0)
            return true;
        if (directive.Alias is not null || directive.StaticKeyword.RawKind != 0)
            return false;
        string name = directive.Name?.ToString() ?? "";
        return name == "System"
            || name.StartsWith("System.", StringComparison.Ordinal)
            || string.CompareOrdinal(name, Attributes.Namespace) < 0;
    }

    private static CompilationUnitSyntax AddFirst(CompilationUnitSyntax unit, UsingDirectiveSyntax directive, SyntaxTrivia newLine)
    {
        SyntaxToken first = unit.GetFirstToken(includeZeroWidth: true);
        int header = HeaderLength(first.LeadingTrivia);
        unit = unit.ReplaceToken(first, first.WithLeadingTrivia(first.LeadingTrivia.Skip(header).Prepend(newLine)));
        return unit.WithUsings(SyntaxFactory.SingletonList(directive.WithLeadingTrivia(first.LeadingTrivia.Take(header))));
    }

    // What an empty line sets off is about the file, the rest about what follows.
    private static int HeaderLength(SyntaxTriviaList trivia)
    {
        for (int i = trivia.Count - 1; i > 0; i--)
        {
            if (trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) && trivia[i - 1].IsKind(SyntaxKind.EndOfLineTrivia))
                return i + 1;
        }

        return 0;
    }
}
