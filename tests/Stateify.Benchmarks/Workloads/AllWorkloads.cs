namespace Stateify.Benchmarks.Workloads;

/// <summary>Every measured graph, in the order of <c>targets.md</c>.</summary>
internal static class AllWorkloads
{
    public static IReadOnlyList<Workload> List { get; } =
    [
        new TreeWorkload((1 << 17) - 1),
        new TreeWorkload((1 << 20) - 1),
        new TreeWorkload((1 << 20) - 1, shuffled: true),
        new SharedWorkload(),
        new RingWorkload(100_000),
        new RingWorkload(1_000_000),
        new FlatStructWorkload(),
        new FlatClassWorkload(),
        new BlobWorkload(),
        new KernelWorkload(),
    ];
}
