using Microsoft.CodeAnalysis;

namespace Stateify.Analyzers.Rules;

/// <summary>STFY4xxx: the closed world of types that a graph can be made of.</summary>
internal static class GraphRules
{
    private const string Category = "Stateify.Graph";

    public static readonly DiagnosticDescriptor UnsavableRegistration = new(
        "STFY4001",
        "A registered type cannot be saved",
        "'{0}' is not registered, and a graph that holds one cannot be saved: {1}; register a savable type or remove the attribute",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY4001.md");
}
