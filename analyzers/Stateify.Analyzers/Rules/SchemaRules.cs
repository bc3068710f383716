using Microsoft.CodeAnalysis;

namespace Stateify.Analyzers.Rules;

/// <summary>STFY3xxx: what changes of the saved state do to existing files.</summary>
internal static class SchemaRules
{
    private const string Category = "Stateify.Schema";

    public static readonly DiagnosticDescriptor Breaking = new(
        "STFY3001",
        "A change of the saved state makes existing files fail to load",
        "'{0}' {1}: {2}; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY3001.md");

    public static readonly DiagnosticDescriptor Compatible = new(
        "STFY3002",
        "A change of the saved state is not in the schema file",
        "'{0}' {1}: {2}; {3}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY3002.md");

    public static readonly DiagnosticDescriptor NoEntry = new(
        "STFY3003",
        "A savable type is not in the schema file",
        "'{0}' has no entry in Stateify.schema.txt, so nobody would be told what a change of it does to existing files; write one",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY3003.md");

    public static readonly DiagnosticDescriptor TypeGone = new(
        "STFY3004",
        "A saved type is gone",
        "No type is called '{0}' any more, so files that hold one fail to load; say [FormerlyNamed(\"{0}\")] on the type that took its place, or [assembly: RemovedType(\"{0}\")]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY3004.md");

    public static readonly DiagnosticDescriptor BadLine = new(
        "STFY3005",
        "A line of the schema file cannot be read",
        "'{0}' cannot be read: {1}; correct the line, or write the file anew",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY3005.md");

    public static readonly DiagnosticDescriptor Narrowing = new(
        "STFY3006",
        "A change of the saved state makes some existing files fail to load",
        "'{0}' {1}: {2}; {3}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY3006.md");

    public static readonly DiagnosticDescriptor VersionWithoutUpgrade = new(
        "STFY3007",
        "A Version was raised without Upgrade",
        "'{0}' {1}: {2}; {3}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY3007.md");
}
