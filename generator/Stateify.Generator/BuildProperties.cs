using Microsoft.CodeAnalysis;

namespace Stateify.Generator;

/// <summary>The properties of a project by which it asks for files that the build writes.</summary>
internal static class BuildProperties
{
    /// <summary>Asks for the map of the saved state.</summary>
    public const string StateMap = "StateifyStateMap";

    /// <summary>Asks for the schema of the saved types.</summary>
    public const string UpdateSchema = "StateifyUpdateSchema";

    /// <summary>Whether a project sets a property.</summary>
    public static IncrementalValueProvider<bool> IsSet(this IncrementalGeneratorInitializationContext context, string property) =>
        context.AnalyzerConfigOptionsProvider.Select((options, _) =>
            options.GlobalOptions.TryGetValue($"build_property.{property}", out string? value)
            && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));
}
