namespace Sentry.Trace;

/// <summary>
/// A recorded sequence of operations: one per line, <c>operation TAB "=> " answer</c>. Lines that are empty or start with '#'
/// are passed over.
/// </summary>
internal sealed record TraceFile(string Path, IReadOnlyList<TraceStep> Steps)
{
    private const string Separator = "\t=> ";

    public static TraceFile Read(string path) => new(path, Parse(path, File.ReadAllLines(path)));

    /// <summary>All traces named by the arguments: files as they are, of directories every *.trace, in ordinal order.</summary>
    public static List<string> Find(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path =>
            Directory.Exists(path) ? Directory.GetFiles(path, "*.trace").Order(StringComparer.Ordinal) : Enumerable.Repeat(path, 1))];

    private static List<TraceStep> Parse(string path, string[] lines)
    {
        List<TraceStep> steps = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 || lines[i][0] == '#') continue;
            int at = lines[i].IndexOf(Separator, StringComparison.Ordinal);
            if (at < 0) throw new FormatException($"{path}:{i + 1}: no answer; a trace line is an operation, a tab, '=> ' and an answer.");
            steps.Add(new TraceStep(i + 1, lines[i][..at], lines[i][(at + Separator.Length)..]));
        }

        return steps;
    }
}
