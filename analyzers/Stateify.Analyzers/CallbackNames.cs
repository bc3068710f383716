using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers;

/// <summary>
/// What <c>[SavableCallback]</c> can be called in a compilation: nearly all attributes that a file has are others, and to bind each takes
/// long. Immutable when it is made.
/// </summary>
internal sealed class CallbackNames
{
    private const string ShortName = "SavableCallback";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal) { Attributes.SavableCallback, ShortName };

    public CallbackNames(Compilation compilation)
    {
        foreach (UsingDirectiveSyntax directive in compilation.SyntaxTrees.SelectMany(DirectivesIn))
        {
            if (directive is { Alias.Name.Identifier.ValueText: { } alias, Name: { } target } && LastName(target) == Attributes.SavableCallback)
                _names.Add(alias);
        }
    }

    /// <summary>Whether an attribute with this name may be it.</summary>
    public bool Contains(NameSyntax name) => _names.Contains(LastName(name));

    private static IEnumerable<UsingDirectiveSyntax> DirectivesIn(SyntaxTree file) =>
        file.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>();

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
