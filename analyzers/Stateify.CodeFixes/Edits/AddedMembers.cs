using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stateify.CodeFixes.Edits;

/// <summary>Adds methods to types.</summary>
internal static class AddedMembers
{
    /// <summary>Asks for a method at the end of a type, unless it has one of that name with as many parameters.</summary>
    /// <param name="edits">Where to ask.</param>
    /// <param name="declaration">A part of the type, with braces.</param>
    /// <param name="method">The method, in one line.</param>
    public static void AddMethod(this DeclarationEdits edits, TypeDeclarationSyntax declaration, string method)
    {
        MethodDeclarationSyntax added = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(method)!;
        Layout layout = Layout.Of(declaration);
        bool isOnLines = declaration.CloseBraceToken.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        string indentation = declaration.Members.FirstOrDefault() is { } first && Layout.Of(first) is { IsFirstOnLine: true } example
            ? example.Indentation
            : layout.Indentation + Layout.Step;
        edits.Change(declaration, changed =>
        {
            if (changed.Members.OfType<MethodDeclarationSyntax>().Any(IsTheSame))
                return changed;
            MethodDeclarationSyntax placed = isOnLines
                ? added.WithLeadingTrivia(layout.NewLine, SyntaxFactory.Whitespace(indentation)).WithTrailingTrivia(layout.NewLine)
                : added.WithTrailingTrivia(SyntaxFactory.Space);
            return changed.WithMembers(changed.Members.Add(placed));
        });

        bool IsTheSame(MethodDeclarationSyntax other) =>
            other.Identifier.ValueText == added.Identifier.ValueText
            && other.ParameterList.Parameters.Count == added.ParameterList.Parameters.Count;
    }
}
