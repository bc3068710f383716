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
        AttributeListSyntax list = List(name, argument);
        Layout layout = Layout.Of(declaration);
        if (declaration is MemberDeclarationSyntax member)
        {
            bool isOnOwnLine = layout.IsFirstOnLine && AreOnOwnLines(member);
            edits.Change(member, changed => Of(changed).Contains(Short(name)) ? changed : With(changed, list, isOnOwnLine, layout));
        }
        else if (declaration is ParameterSyntax parameter)
        {
            edits.Change(parameter, changed => Of(changed).Contains(Short(name)) ? changed : With(changed, list));
        }
    }

    /// <summary>Asks to remove the attributes of some names from a declaration.</summary>
    public static void RemoveAttributes(this DeclarationEdits edits, SyntaxNode declaration, params string[] names)
    {
        if (declaration is MemberDeclarationSyntax member)
            edits.Change(member, changed => Without(changed, names));
        else if (declaration is ParameterSyntax parameter)
            edits.Change(parameter, changed => Without(changed, names));
    }

    /// <summary>The names of the attributes on a declaration.</summary>
    public static IEnumerable<string> Of(SyntaxNode declaration) => ListsOf(declaration).SelectMany(static list => list.Attributes).Select(NameOf);

    /// <summary>The last part of an attribute's name, without the suffix that can be left out.</summary>
    public static string NameOf(AttributeSyntax attribute) => Short(attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    });

    /// <summary>The same of a name.</summary>
    public static string Short(string name)
    {
        string last = name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
        return last.EndsWith(Suffix, StringComparison.Ordinal) ? last.Substring(0, last.Length - Suffix.Length) : last;
    }

    /// <summary>An attribute in a list of its own. It is parsed, for what is put together asks the platform to format it.</summary>
    public static AttributeListSyntax List(string name, string? argument) =>
        SyntaxFactory.ParseMemberDeclaration($"[{name}{(argument is null ? "" : $"({argument})")}] class C;")!.AttributeLists[0];

    private static SyntaxList<AttributeListSyntax> ListsOf(SyntaxNode declaration) => declaration switch
    {
        MemberDeclarationSyntax member => member.AttributeLists,
        BaseParameterSyntax parameter => parameter.AttributeLists,
        _ => default,
    };

    private static MemberDeclarationSyntax With(MemberDeclarationSyntax declaration, AttributeListSyntax list, bool isOnOwnLine, Layout layout)
    {
        SyntaxToken first = declaration.GetFirstToken();
        list = list
            .WithLeadingTrivia(first.LeadingTrivia)
            .WithTrailingTrivia(isOnOwnLine ? layout.NewLine : SyntaxFactory.Space);
        SyntaxTriviaList leading = isOnOwnLine ? SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(layout.Indentation)) : default;
        declaration = declaration.ReplaceToken(first, first.WithLeadingTrivia(leading));
        return declaration.WithAttributeLists(declaration.AttributeLists.Insert(0, list));
    }

    private static ParameterSyntax With(ParameterSyntax parameter, AttributeListSyntax list)
    {
        list = list.WithLeadingTrivia(parameter.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
        parameter = parameter.WithLeadingTrivia();
        return parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, list));
    }

    private static MemberDeclarationSyntax Without(MemberDeclarationSyntax declaration, string[] names)
    {
        for (int i = declaration.AttributeLists.Count - 1; i >= 0; i--)
        {
            declaration = Without(declaration.AttributeLists[i], names) is { } left
                ? declaration.WithAttributeLists(declaration.AttributeLists.Replace(declaration.AttributeLists[i], left))
                : WithoutList(declaration, i);
        }

        return declaration;
    }

    private static ParameterSyntax Without(ParameterSyntax parameter, string[] names)
    {
        AttributeListSyntax[] left = [.. parameter.AttributeLists.Select(list => Without(list, names)).OfType<AttributeListSyntax>()];
        return parameter.WithAttributeLists(SyntaxFactory.List(left)).WithLeadingTrivia(parameter.GetLeadingTrivia());
    }

    // Null if nothing is left.
    private static AttributeListSyntax? Without(AttributeListSyntax list, string[] names)
    {
        AttributeSyntax[] meant = [.. list.Attributes.Where(attribute => names.Contains(NameOf(attribute)))];
        return meant.Length == list.Attributes.Count ? null : list.RemoveNodes(meant, SyntaxRemoveOptions.KeepNoTrivia);
    }

    private static MemberDeclarationSyntax WithoutList(MemberDeclarationSyntax declaration, int index)
    {
        SyntaxTriviaList leading = declaration.AttributeLists[index].GetLeadingTrivia();
        SyntaxToken next = declaration.AttributeLists[index].GetLastToken().GetNextToken();

        // What stood before the list, comments above all, stands before what follows it.
        declaration = declaration.ReplaceToken(next, next.WithLeadingTrivia(leading));
        return declaration.WithAttributeLists(declaration.AttributeLists.RemoveAt(index));
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
