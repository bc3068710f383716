using System.Text;
using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>
/// Writes the map of a saved state as Markdown: what the roots lead to, and a table for each type, without the end of a CDATA section, in
/// which the build carries it.
/// </summary>
internal static class MapMarkdown
{
    public static string Emit(StateMap map)
    {
        StringBuilder text = new();
        text.Append($"# The saved state of {Text(map.Assembly)}\n\nWritten by the build; each change of it is a change of what is saved.\n\n## Roots\n\n");
        foreach (MapRoot root in map.Roots)
            text.Append($"- {Code(root.Name)}{(root.Reaches.Count == 0 ? "" : $" leads to {Codes(root.Reaches)}")}\n");
        foreach (MapType type in map.Types)
            AppendType(text, type);
        return text.ToString();
    }

    private static void AppendType(StringBuilder text, MapType type)
    {
        text.Append($"\n## {Code(type.Name)}\n\n");
        if (type.Base is not null)
            text.Append($"With all of {Code(type.Base)}.\n{(type.Members.Count > 0 ? "\n" : "")}");
        else if (type.Members.Count == 0)
            text.Append("Nothing.\n");
        if (type.Members.Count > 0)
            text.Append("| member | type | verdict | leads to |\n|---|---|---|---|\n");
        foreach (MapMember member in type.Members)
            text.Append($"| {Code(member.Name)} | {Code(member.Type)} | {Verdict(member)} | {Codes(member.LeadsTo)} |\n");
    }

    private static string Verdict(MapMember member) => member.Verdict switch
    {
        MapVerdict.Saved => "saved",
        MapVerdict.SavedAs => $"saved as {Code(member.Reason ?? "")}",
        MapVerdict.NotSaved => $"not saved: {Text(member.Reason ?? "")}",
        MapVerdict.Zero => "always zero",
        MapVerdict.External => $"provided by the program as {Text(member.Reason ?? "")}",
        _ => $"cannot be saved: {Text(member.Reason ?? "")}",
    };

    private static string Codes(IEnumerable<string> names) => string.Join(", ", names.Select(Code));

    // A name can contain a grave accent, as those of generic types do: a longer fence keeps it. Given names can be any text.
    private static string Code(string text) => text switch
    {
        _ when text.Contains("]]>") => Text(text),
        _ when text.Contains("`") => $"`` {Cell(text)} ``",
        _ => $"`{Cell(text)}`",
    };

    private static string Text(string text) =>
        text.Aggregate(new StringBuilder(), static (escaped, c) => ("\\`*_[]<>#|".IndexOf(c) < 0 ? escaped : escaped.Append('\\')).Append(char.IsControl(c) ? ' ' : c)).ToString();

    private static string Cell(string text) => new([.. text.Replace("|", "\\|").Select(static c => char.IsControl(c) ? ' ' : c)]);
}
