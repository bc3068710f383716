using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>Writes the file that carries the map of the saved state.</summary>
internal static class MapEmitter
{
    public const string HintName = "State-Map.g.cs";

    public static string Emit(StateMap map)
    {
        IndentedWriter writer = new();
        SourceFile.Head(writer);
        writer.Line("namespace Stateify.Generated;");
        writer.Line();
        writer.Line("/// <summary>What the saved state of this assembly is made of.</summary>");
        writer.Line(SourceFile.GeneratedCode);
        writer.Open("internal static class StateMap");
        TextConstant.Emit(writer, "Markdown", MapMarkdown.Emit(map));
        writer.Line();
        TextConstant.Emit(writer, "Json", MapJson.Emit(map));
        writer.Close();
        return writer.ToString();
    }
}
