namespace Stateify.Generator.Emission;

/// <summary>
/// Carries a text out of a build: a generator can add nothing to it but C#, so the text is a constant, at the left margin and between
/// fences of quotation marks, and a target of the package takes it out.
/// </summary>
internal static class TextConstant
{
    private const int ShortestFence = 3;

    /// <summary>The file of a class that carries texts.</summary>
    /// <param name="name">The name of the class.</param>
    /// <param name="summary">What the texts say.</param>
    /// <param name="texts">Each by name: whole lines, without the end of a CDATA section, in which the build carries them further.</param>
    public static string File(string name, string summary, params (string Name, string Text)[] texts)
    {
        IndentedWriter writer = new();
        SourceFile.Head(writer);
        writer.Line("namespace Stateify.Generated;");
        writer.Line();
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line(SourceFile.GeneratedCode);
        writer.Open($"internal static class {name}");
        for (int i = 0; i < texts.Length; i++)
        {
            if (i > 0)
                writer.Line();
            Emit(writer, texts[i].Name, texts[i].Text);
        }

        writer.Close();
        return writer.ToString();
    }

    private static void Emit(IndentedWriter writer, string name, string text)
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
