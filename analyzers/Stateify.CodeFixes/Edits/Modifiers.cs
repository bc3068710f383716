using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stateify.CodeFixes.Edits;

/// <summary>Adds and removes modifiers.</summary>
internal static class Modifiers
{
    /// <summary>The declaration as a partial one.</summary>
    public static TypeDeclarationSyntax WithPartial(this TypeDeclarationSyntax declaration)
    {
        if (declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            return declaration;
        SyntaxToken keyword = declaration.Keyword;
        SyntaxToken partial = SyntaxFactory.Token(keyword.LeadingTrivia, SyntaxKind.PartialKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return (TypeDeclarationSyntax)declaration
            .WithKeyword(keyword.WithLeadingTrivia())
            .WithModifiers(declaration.Modifiers.Add(partial));
    }

    /// <summary>The method without a modifier.</summary>
    public static MethodDeclarationSyntax Without(this MethodDeclarationSyntax method, SyntaxKind modifier)
    {
        int index = method.Modifiers.IndexOf(modifier);
        if (index < 0)
            return method;
        SyntaxTriviaList leading = method.Modifiers[index].LeadingTrivia;
        method = method.WithModifiers(method.Modifiers.RemoveAt(index));

        // What stood before the modifier stands before what follows it.
        SyntaxToken next = index < method.Modifiers.Count ? method.Modifiers[index] : method.ReturnType.GetFirstToken();
        return method.ReplaceToken(next, next.WithLeadingTrivia(leading.AddRange(next.LeadingTrivia)));
    }
}
