using Microsoft.CodeAnalysis;

namespace Stateify.Analyzers.Rules;

/// <summary>STFY0xxx: types to which no code can be added.</summary>
internal static class DeclarationRules
{
    private const string Category = "Stateify.Declaration";

    public static readonly DiagnosticDescriptor NotPartial = new(
        "STFY0001",
        "A savable type is not partial",
        "'{0}' is not partial, so the code that saves it, or a type nested in it, cannot be added; declare it 'partial'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY0001.md");

    public static readonly DiagnosticDescriptor UnsupportedDeclaration = new(
        "STFY0002",
        "This kind of type cannot be saved",
        "'{0}' is {1} and gets no code that saves it; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY0002.md");

    public static readonly DiagnosticDescriptor UnsavedBase = new(
        "STFY0003",
        "The base class of a savable class has state that nothing saves",
        "'{0}' derives from '{1}', which is not [Savable], and would lose its state ({2}); mark '{1}' [Savable] or derive from a class without state",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY0003.md");

    public static readonly DiagnosticDescriptor NameConflict = new(
        "STFY0004",
        "A name clashes with generated code",
        "'{1}' in '{0}' clashes with a name that generated code needs, so '{0}' gets no code that saves it; rename it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY0004.md");

    public static readonly DiagnosticDescriptor BrokenBase = new(
        "STFY0005",
        "The base class of a savable class gets no code",
        "'{0}' gets no code that saves it because its base class '{1}' gets none; correct the errors of '{1}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY0005.md");

    public static readonly DiagnosticDescriptor NameTaken = new(
        "STFY0006",
        "Two types have one name in state files",
        "'{0}' is called '{1}' in state files, and so is '{2}', so no file with either could be loaded as it was; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY0006.md");

    public static readonly DiagnosticDescriptor NameDiffersByCase = new(
        "STFY0007",
        "The names of two types in state files differ only by case",
        "'{0}' is called '{1}' in state files, and '{2}' is called '{3}', which differs only by case and is easily mistaken for it; give one of them another name by [Savable(Name = \"...\")]",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY0007.md");

    public static readonly DiagnosticDescriptor Serializable = new(
        "STFY0008",
        "A type is serializable for a formatter that .NET has retired",
        "'{0}' is [Serializable], which only formatters heed that .NET has retired; {1}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY0008.md");
}
