using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>Writes the file that carries the map of the saved state.</summary>
internal static class MapEmitter
{
    public const string HintName = "State-Map.g.cs";

    public static string Emit(StateMap map) => TextConstant.File(
        "StateMap", "What the saved state of this assembly is made of.", ("Markdown", MapMarkdown.Emit(map)), ("Json", MapJson.Emit(map)));
}
