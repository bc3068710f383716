using Microsoft.CodeAnalysis;

namespace Stateify.CodeFixes.Edits;

/// <summary>Tells the files that a user can change from those that generators make.</summary>
internal static class UserDocuments
{
    /// <summary>The document of a file that the user has written; null of any other.</summary>
    public static Document? UserDocument(this Solution solution, SyntaxTree? tree) =>
        tree is not null && solution.GetDocument(tree) is { } document and not SourceGeneratedDocument ? document : null;

    /// <summary>What the user has written of a symbol; nothing, if a part of it is in a file that the user has not.</summary>
    public static IReadOnlyList<T> UserDeclarations<T>(this Solution solution, ISymbol symbol, CancellationToken cancellation)
        where T : SyntaxNode
    {
        List<T> declarations = [];
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (solution.UserDocument(reference.SyntaxTree) is not null && reference.GetSyntax(cancellation) is T declaration)
                declarations.Add(declaration);
        }

        return declarations;
    }
}
