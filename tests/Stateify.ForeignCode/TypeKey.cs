using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stateify.ForeignCode;

/// <summary>Names the type that a declaration is, or is a part of, as far as its text tells.</summary>
internal static class TypeKey
{
    public static string Of(TypeDeclarationSyntax declaration)
    {
        IEnumerable<string> names = declaration.AncestorsAndSelf().Reverse().Select(static node => node switch
        {
            BaseNamespaceDeclarationSyntax space => space.Name + ".",
            TypeDeclarationSyntax type => $"{type.Identifier.ValueText}`{type.Arity}+",
            _ => "",
        });
        // A file-local type is not the one of the same name in another file.
        bool isLocal = declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Any(static type => type.Modifiers.Any(SyntaxKind.FileKeyword));
        return string.Concat(names) + (isLocal ? declaration.SyntaxTree.FilePath : "");
    }
}
