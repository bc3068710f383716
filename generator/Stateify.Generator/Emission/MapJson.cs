using System.Globalization;
using System.Text;
using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>
/// Writes the map of a saved state as JSON, one member a line so that changes can be compared, in ASCII, and without the end of a CDATA
/// section, in which the build carries it.
/// </summary>
internal static class MapJson
{
    public static string Emit(StateMap map) =>
        $"{{\n  \"assembly\": {Quote(map.Assembly)},\n"
        + $"  \"roots\": {List("  ", map.Roots.Select(Root))},\n"
        + $"  \"types\": {List("  ", map.Types.Select(Type))}\n}}\n";

    private static string Root(MapRoot root) => $"{{ \"name\": {Quote(root.Name)}, \"reaches\": {Names(root.Reaches)} }}";

    private static string Type(MapType type) =>
        $"{{ \"name\": {Quote(type.Name)}, {(type.Base is null ? "" : $"\"base\": {Quote(type.Base)}, ")}\"members\": {List("    ", type.Members.Select(Member))} }}";

    private static string Member(MapMember member)
    {
        string verdict = char.ToLowerInvariant(member.Verdict.ToString()[0]) + member.Verdict.ToString().Substring(1);
        string reason = member.Reason is null ? "" : $", \"reason\": {Quote(member.Reason)}";
        return $"{{ \"name\": {Quote(member.Name)}, \"type\": {Quote(member.Type)}, \"verdict\": {Quote(verdict)}{reason}, \"leadsTo\": {Names(member.LeadsTo)} }}";
    }

    private static string List(string indent, IEnumerable<string> items)
    {
        string lines = string.Join(",\n", items.Select(item => $"{indent}  {item}"));
        return lines.Length == 0 ? "[]" : $"[\n{lines}\n{indent}]";
    }

    private static string Names(IEnumerable<string> names) => $"[{string.Join(", ", names.Select(Quote))}]";

    private static string Quote(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c is < ' ' or > '~' || (c == '>' && quoted.ToString().EndsWith("]]", StringComparison.Ordinal)))
                quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
