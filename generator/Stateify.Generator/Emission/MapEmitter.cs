using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>
/// Writes the file that carries the map of the saved state: a generator can add nothing to a build but C#, so the texts are constants,
/// at the left margin and between fences of quotation marks, and a target of the package takes them out.
/// </summary>
internal static class MapEmitter
{
    public const string HintName = "State-Map.g.cs";

    private const int ShortestFence = 3;

    public static string Emit(StateMap map)
    {
        IndentedWriter writer = new();
        SourceFile.Head(writer);
        writer.Line("namespace Stateify.Generated;");
        writer.Line();
        writer.Line("/// <summary>What the saved state of this assembly is made of.</summary>");
        writer.Line(SourceFile.GeneratedCode);
        writer.Open("internal static class StateMap");
        Constant(writer, "Markdown", MapMarkdown.Emit(map));
        writer.Line();
        Constant(writer, "Json", MapJson.Emit(map));
        writer.Close();
        return writer.ToString();
    }

    private static void Constant(IndentedWriter writer, string name, string text)
    {
        string fence = new('"', Math.Max(ShortestFence, LongestRun(text) + 1));
        writer.Line($"public const string {name} = {fence}");
        writer.Verbatim(text + fence + ";\n");
    }

    private static int LongestRun(string text)
    {
        int longest = 0;
        int run = 0;
        foreach (char c in text)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
