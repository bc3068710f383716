namespace Stateify.Benchmarks.Quick;

/// <summary>The command line of a quick run.</summary>
/// <param name="Workload">The only workload to run, if one was named.</param>
/// <param name="Peer">The only peer to run, if one was named.</param>
/// <param name="JsonPath">The file for the figures, if one was named.</param>
internal sealed record QuickOptions(string? Workload, string? Peer, string? JsonPath)
{
    /// <summary>The switch that asks for the table instead of BenchmarkDotNet.</summary>
    public const string Switch = "--quick";

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="ArgumentException">An argument is unknown or lacks its value.</exception>
    public static QuickOptions Parse(IEnumerable<string> args)
    {
        QuickOptions options = new(null, null, null);
        using IEnumerator<string> rest = args.GetEnumerator();
        while (rest.MoveNext())
        {
            string name = rest.Current;
            options = name switch
            {
                Switch => options,
                "--workload" => options with { Workload = Value() },
                "--peer" => options with { Peer = Value() },
                "--json" => options with { JsonPath = Value() },
                _ => throw new ArgumentException($"Unknown argument {name}; known are --quick, --workload ID, --peer NAME, --json FILE."),
            };

            string Value() => rest.MoveNext() ? rest.Current : throw new ArgumentException($"{name} needs a value.");
        }

        return options;
    }
}
