namespace Stateify.Generator.Emission;

/// <summary>
/// Carries a text out of a build: a generator can add nothing to it but C#, so the text is a constant, at the left margin and between
/// fences of quotation marks, and a target of the package takes it out.
/// </summary>
internal static class TextConstant
{
    private const int ShortestFence = 3;

    /// <summary>Writes a constant.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="text">Whole lines, without the end of a CDATA section, in which the build carries it further.</param>
    public static void Emit(IndentedWriter writer, string name, string text)
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
