using Stateify.Benchmarks.Peers;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Quick;

/// <summary>What a quick run measures.</summary>
/// <param name="Workloads">The workloads, all sizes of each.</param>
/// <param name="Peers">The peers.</param>
/// <param name="JsonPath">The file for the figures, if one was named.</param>
internal sealed record QuickOptions(IReadOnlyList<Workload> Workloads, IReadOnlyList<IPeer> Peers, string? JsonPath)
{
    /// <summary>The switch that asks for the table instead of BenchmarkDotNet.</summary>
    public const string Switch = "--quick";

    /// <summary>How to ask.</summary>
    public const string Usage = "--quick [--workload ID]... [--peer NAME]... [--json FILE]";

    /// <summary>Reads the arguments; <c>--workload</c> and <c>--peer</c> may be repeated.</summary>
    /// <exception cref="ArgumentException">An argument is unknown, lacks its value, or names something that is not there.</exception>
    public static QuickOptions Parse(IEnumerable<string> args)
    {
        List<string> workloads = [];
        List<string> peers = [];
        string? jsonPath = null;
        using IEnumerator<string> rest = args.GetEnumerator();
        while (rest.MoveNext())
        {
            switch (rest.Current)
            {
                case Switch:
                    break;
                case "--workload":
                    workloads.Add(ValueOf("--workload"));
                    break;
                case "--peer":
                    peers.Add(ValueOf("--peer"));
                    break;
                case "--json":
                    jsonPath = ValueOf("--json");
                    break;
                default:
                    throw new ArgumentException($"{rest.Current} is not known. Usage: {Usage}");
            }
        }

        return new QuickOptions(
            Select(AllWorkloads.List, workload => workload.Id, workloads),
            Select(AllPeers.List, peer => peer.Name, peers),
            jsonPath);

        string ValueOf(string name) => rest.MoveNext() ? rest.Current : throw new ArgumentException($"{name} needs a value. Usage: {Usage}");
    }

    private static IReadOnlyList<T> Select<T>(IReadOnlyList<T> all, Func<T, string> nameOf, List<string> wanted)
    {
        IEnumerable<string> known = all.Select(nameOf).Distinct();
        if (wanted.Except(known, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException($"{unknown} is not one of {string.Join(", ", known)}.");
        }

        return wanted.Count == 0 ? all : [.. all.Where(item => wanted.Contains(nameOf(item), StringComparer.OrdinalIgnoreCase))];
    }
}
