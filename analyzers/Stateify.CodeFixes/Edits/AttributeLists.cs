using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stateify.CodeFixes.Edits;

/// <summary>Adds attributes to declarations and removes them.</summary>
internal static class AttributeLists
{
    private const string Suffix = "Attribute";

    /// <summary>Asks for an attribute on a declaration, unless it has one of that name.</summary>
    /// <param name="edits">Where to ask.</param>
    /// <param name="declaration">A type or a member of one, or a parameter.</param>
    /// <param name="name">What to write for the name of the attribute.</param>
    /// <param name="argument">Its argument, if it has one.</param>
    public static void Annotate(this DeclarationEdits edits, SyntaxNode declaration, string name, string? argument = null)
    {
        AttributeSyntax attribute = SyntaxFactory.Attribute(
            SyntaxFactory.ParseName(name),
            argument is null ? null : SyntaxFactory.ParseAttributeArgumentList($"({argument})"));
        Layout layout = Layout.Of(declaration);
        if (declaration is MemberDeclarationSyntax member)
        {
            bool isOnOwnLine = layout.IsFirstOnLine && AreOnOwnLines(member);
            edits.Change(member, changed => Has(changed.AttributeLists, name) ? changed : With(changed, attribute, isOnOwnLine, layout));
        }
        else if (declaration is ParameterSyntax parameter)
        {
            edits.Change(parameter, changed => Has(changed.AttributeLists, name) ? changed : With(changed, attribute));
        }
    }

    /// <summary>Whether a list, or one of them, has an attribute of a name.</summary>
    public static bool Has(SyntaxList<AttributeListSyntax> lists, string name) =>
        lists.Any(list => list.Attributes.Any(attribute => NameOf(attribute) == Short(name)));

    /// <summary>The declaration without attributes of some names, and without the lists that are empty then.</summary>
    public static MemberDeclarationSyntax WithoutAttributes(this MemberDeclarationSyntax declaration, params string[] names)
    {
        foreach (AttributeListSyntax list in declaration.AttributeLists.Where(list => list.Attributes.Any(IsMeant)).ToArray())
        {
            AttributeListSyntax current = declaration.AttributeLists.First(candidate => candidate.IsEquivalentTo(list));
            SyntaxNode[] meant = [.. current.Attributes.Where(IsMeant)];
            declaration = meant.Length == current.Attributes.Count
                ? WithoutList(declaration, current)
                : declaration.ReplaceNode(current, current.RemoveNodes(meant, SyntaxRemoveOptions.KeepNoTrivia)!);
        }

        return declaration;

        bool IsMeant(AttributeSyntax attribute) => names.Contains(NameOf(attribute));
    }

    /// <summary>The last part of an attribute's name, without the suffix that can be left out.</summary>
    public static string NameOf(AttributeSyntax attribute) => Short(attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    });

    private static string Short(string name)
    {
        string last = name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
        return last.EndsWith(Suffix, StringComparison.Ordinal) ? last.Substring(0, last.Length - Suffix.Length) : last;
    }

    private static MemberDeclarationSyntax With(MemberDeclarationSyntax declaration, AttributeSyntax attribute, bool isOnOwnLine, Layout layout)
    {
        SyntaxToken first = declaration.GetFirstToken();
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute))
            .WithLeadingTrivia(first.LeadingTrivia)
            .WithTrailingTrivia(isOnOwnLine ? layout.NewLine : SyntaxFactory.Space);
        SyntaxTriviaList leading = isOnOwnLine ? SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(layout.Indentation)) : default;
        declaration = declaration.ReplaceToken(first, first.WithLeadingTrivia(leading));
        return declaration.WithAttributeLists(declaration.AttributeLists.Insert(0, list));
    }

    private static ParameterSyntax With(ParameterSyntax parameter, AttributeSyntax attribute)
    {
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute))
            .WithLeadingTrivia(parameter.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.Space);
        parameter = parameter.WithLeadingTrivia();
        return parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, list));
    }

    private static MemberDeclarationSyntax WithoutList(MemberDeclarationSyntax declaration, AttributeListSyntax list)
    {
        SyntaxTriviaList leading = list.GetLeadingTrivia();
        int index = declaration.AttributeLists.IndexOf(list);
        declaration = declaration.WithAttributeLists(declaration.AttributeLists.RemoveAt(index));

        // What stood before the list, comments above all, stands before what follows it.
        SyntaxToken next = index < declaration.AttributeLists.Count
            ? declaration.AttributeLists[index].GetFirstToken()
            : index == 0 ? declaration.GetFirstToken() : declaration.AttributeLists[index - 1].GetLastToken().GetNextToken();
        return declaration.ReplaceToken(next, next.WithLeadingTrivia(leading));
    }

    // As the member has its own, or else as its neighbours have theirs.
    private static bool AreOnOwnLines(MemberDeclarationSyntax declaration)
    {
        if (declaration is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            return true;
        IEnumerable<MemberDeclarationSyntax> neighbours = declaration.Parent is TypeDeclarationSyntax type
            ? type.Members.Where(static member => member is not BaseTypeDeclarationSyntax)
            : [];
        AttributeListSyntax? example = neighbours.Prepend(declaration).Select(static member => member.AttributeLists.LastOrDefault()).FirstOrDefault(static list => list is not null);
        return example is null || example.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
    }
}
