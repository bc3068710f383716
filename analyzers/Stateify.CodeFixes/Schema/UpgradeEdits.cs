using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.CodeFixes.Edits;
using Stateify.Generator.Inspection;

namespace Stateify.CodeFixes.Schema;

/// <summary>Writes versions and the methods that take rows from one to the next.</summary>
internal static class UpgradeEdits
{
    private const string Version = "Version";
    private const string Row = "row";

    /// <summary>Asks for a version in the attribute of a type.</summary>
    public static void RaiseVersion(this DeclarationEdits edits, TypeDeclarationSyntax declaration, string version)
    {
        foreach (AttributeSyntax attribute in declaration.AttributeLists.SelectMany(static list => list.Attributes))
        {
            if (AttributeLists.NameOf(attribute) == AttributeLists.Short(Attributes.Savable))
                edits.Change(attribute, changed => WithVersion(changed, version));
        }
    }

    /// <summary>Asks for an <c>Upgrade</c> at the end of a type.</summary>
    /// <param name="edits">Where to ask.</param>
    /// <param name="declaration">A part of the type.</param>
    /// <param name="rowType">What to write there for the type of rows.</param>
    /// <param name="version">The version of the rows to convert.</param>
    /// <param name="statements">What is to be done with them, about the parameter <c>row</c>.</param>
    public static void AddUpgrade(this DeclarationEdits edits, TypeDeclarationSyntax declaration, string rowType, int version, IReadOnlyList<string> statements)
    {
        Layout layout = Layout.Of(declaration);
        string indentation = layout.Indentation + Layout.Step;
        edits.AddMethod(declaration, string.Join(
            layout.EndOfLine,
            [
                $"private static void {HookInspector.Upgrade}({rowType} {Row})",
                indentation + "{",
                .. Conditional(version, statements, Row, indentation + Layout.Step),
                indentation + "}",
            ]));
    }

    /// <summary>Asks for another version in an <c>Upgrade</c>, unless it says that already.</summary>
    public static void ExtendUpgrade(this DeclarationEdits edits, MethodDeclarationSyntax method, int version, IReadOnlyList<string> statements)
    {
        Layout layout = Layout.Of(method);
        string row = method.ParameterList.Parameters[0].Identifier.Text;
        string text = string.Join(layout.EndOfLine, Conditional(version, statements, row, layout.Indentation + Layout.Step)) + layout.EndOfLine;
        StatementSyntax added = SyntaxFactory.ParseStatement(text);
        edits.Change(method, changed => changed.Body!.Statements.Any(other => other.ToString() == added.ToString())
            ? changed
            : changed.WithBody(changed.Body.AddStatements(added)));
    }

    private static IEnumerable<string> Conditional(int version, IReadOnlyList<string> statements, string row, string indentation) =>
    [
        $"{indentation}if ({row}.Version == {version.ToString(CultureInfo.InvariantCulture)})",
        indentation + "{",
        .. statements.Select(statement => $"{indentation}{Layout.Step}{(row == Row ? statement : Renamed(statement, row))}"),
        indentation + "}",
    ];

    private static string Renamed(string statement, string row)
    {
        StatementSyntax parsed = SyntaxFactory.ParseStatement(statement);
        IEnumerable<SyntaxToken> names = parsed.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken) && token.Text == Row);
        return parsed.ReplaceTokens(names, (name, _) => SyntaxFactory.Identifier(row).WithTriviaFrom(name)).ToString();
    }

    private static AttributeSyntax WithVersion(AttributeSyntax attribute, string version)
    {
        AttributeArgumentSyntax argument = SyntaxFactory.ParseMemberDeclaration($"[A({Version} = {version})] class C;")!.AttributeLists[0].Attributes[0].ArgumentList!.Arguments[0];
        if (attribute.ArgumentList is not { } list)
            return attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(argument)));
        AttributeArgumentSyntax? present = list.Arguments.FirstOrDefault(static other => other.NameEquals?.Name.Identifier.ValueText == Version);
        if (present is not null)
            return attribute.ReplaceNode(present.Expression, argument.Expression);
        SyntaxNodeOrToken[] items = list.Arguments.Count == 0
            ? [argument]
            : [.. list.Arguments.GetWithSeparators(), SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), argument];
        return attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(items)));
    }
}
