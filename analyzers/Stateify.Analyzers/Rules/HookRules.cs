using Microsoft.CodeAnalysis;

namespace Stateify.Analyzers.Rules;

/// <summary>STFY2xxx: methods that look like hooks.</summary>
internal static class HookRules
{
    private const string Category = "Stateify.Hooks";

    public static readonly DiagnosticDescriptor HookSignature = new(
        "STFY2001",
        "A method has the name of a hook but is none",
        "'{0}' has the name of a hook but would never run; rename it, or declare it as {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY2001.md");
}
