using Microsoft.CodeAnalysis;

namespace Stateify.Analyzers.Rules;

/// <summary>STFY9xxx: what is wrong with the build and not with the code.</summary>
internal static class EnvironmentRules
{
    private const string Category = "Stateify.Environment";

    public static readonly DiagnosticDescriptor GeneratorDidNotRun = new(
        "STFY9001",
        "The generator has not made the code of a savable type",
        "'{0}' is marked [Savable] but has no code that saves it, because {1}; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY9001.md");
}
