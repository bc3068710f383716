using BenchmarkDotNet.Attributes;
using Stateify.Benchmarks.Peers;
using Stateify.Benchmarks.Quick;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Detailed;

/// <summary>
/// The same workloads and peers under BenchmarkDotNet, for a closer look at a few cases; a filter selects them by name, for
/// example <c>--filter "*Save*W3/100000/SOL*"</c>.
/// </summary>
[MemoryDiagnoser]
public class GraphBenchmarks
{
    private ICase _case = null!;
    private bool _deep;

    /// <summary>Every case, by name.</summary>
    public static IEnumerable<string> Cases =>
        from workload in AllWorkloads.List
        from peer in AllPeers.List
        where workload.Accepts(peer)
        select NameOf(workload, peer);

    /// <summary>The case to measure.</summary>
    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    /// <summary>Builds the graph and checks the peer once.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        // BenchmarkDotNet measures in a program of its own, which does not get this project's runtime switches.
        AppContext.SetSwitch("System.Runtime.Serialization.EnableUnsafeBinaryFormatterSerialization", true);
        Workload workload = AllWorkloads.List.First(workload => Case.StartsWith(NameOf(workload), StringComparison.Ordinal));
        IPeer peer = AllPeers.List.First(peer => NameOf(workload, peer) == Case);
        _deep = peer.Recurses && workload is RingWorkload;
        _case = workload.Open([peer]).Single();
        Run(_case.Verify);
    }

    /// <summary>Saves the graph.</summary>
    [Benchmark]
    public void Save() => Run(_case.Save);

    /// <summary>Loads the graph.</summary>
    [Benchmark]
    public object? Load()
    {
        object? graph = null;
        Run(() => graph = _case.Load());
        return graph;
    }

    private static string NameOf(Workload workload) => $"{workload.Id}/{workload.Count}/";

    private static string NameOf(Workload workload, IPeer peer) => NameOf(workload) + peer.Name;

    // The thread costs some 100 microseconds, which only the slow recursive peers pay.
    private void Run(Action action)
    {
        if (_deep)
        {
            DeepStack.Run(action);
        }
        else
        {
            action();
        }
    }
}
