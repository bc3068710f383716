namespace Sentry.Demo;

/// <summary>Compares the reports of two runs, section by section.</summary>
internal static class ReportComparison
{
    /// <summary>Prints one line per section; <see langword="true"/> if all of them agree.</summary>
    public static bool Print(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        ILookup<string, string> wanted = BySection(expected);
        ILookup<string, string> found = BySection(actual);
        bool areEqual = true;
        foreach (string section in wanted.Concat(found).Select(group => group.Key).Distinct().Order(StringComparer.Ordinal))
        {
            string? difference = FirstDifference([.. wanted[section]], [.. found[section]]);
            Console.WriteLine($"  {section,-24} {wanted[section].Count(),5} {(difference is null ? "the same" : "DIFFERENT")}");
            if (difference is null) continue;
            areEqual = false;
            Console.WriteLine(difference);
        }

        return areEqual;
    }

    private static ILookup<string, string> BySection(IReadOnlyList<string> lines) =>
        lines.Select(line => line.Split('\t', 2)).ToLookup(parts => parts[0], parts => parts[^1]);

    private static string? FirstDifference(List<string> expected, List<string> actual)
    {
        for (int i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            string want = i < expected.Count ? expected[i] : "(nothing)";
            string got = i < actual.Count ? actual[i] : "(nothing)";
            if (want != got) return $"    uninterrupted: {want}\n    restored:      {got}";
        }

        return null;
    }
}
