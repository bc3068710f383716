using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stateify.ForeignCode;

/// <summary>Makes every class, struct and record <c>partial</c> and <c>[Savable]</c>, and interfaces <c>partial</c> for what is in them.</summary>
/// <param name="annotated">The types that have the attribute already; a type in several parts may have it once.</param>
internal sealed class SavableRewriter(HashSet<string> annotated) : CSharpSyntaxRewriter
{
    private static readonly AttributeListSyntax Savable = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(
        SyntaxFactory.Attribute(SyntaxFactory.ParseName("global::Stateify.Savable"))));

    private static readonly SyntaxToken Partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) =>
        Annotate(node, (TypeDeclarationSyntax)base.VisitClassDeclaration(node)!);

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) =>
        Annotate(node, (TypeDeclarationSyntax)base.VisitStructDeclaration(node)!);

    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) =>
        Annotate(node, (TypeDeclarationSyntax)base.VisitRecordDeclaration(node)!);

    public override SyntaxNode? VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) =>
        MakePartial((TypeDeclarationSyntax)base.VisitInterfaceDeclaration(node)!);

    private TypeDeclarationSyntax Annotate(TypeDeclarationSyntax original, TypeDeclarationSyntax type)
    {
        type = MakePartial(type);
        if (!annotated.Add(TypeKey.Of(original)))
            return type;
        SyntaxTriviaList leading = type.GetLeadingTrivia();
        return type.WithLeadingTrivia(SyntaxFactory.Space).WithAttributeLists(
            type.WithLeadingTrivia(SyntaxFactory.Space).AttributeLists.Insert(0, Savable)).WithLeadingTrivia(leading);
    }

    private static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
            return type;
        if (type.Modifiers.Count > 0)
            return type.WithModifiers(type.Modifiers.Add(Partial));

        // The comments before the keyword go before the modifier.
        SyntaxToken keyword = type.Keyword;
        return type
            .WithKeyword(keyword.WithLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(Partial.WithLeadingTrivia(keyword.LeadingTrivia)));
    }
}
