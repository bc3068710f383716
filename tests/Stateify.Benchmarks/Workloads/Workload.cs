using Stateify.Benchmarks.Peers;
using Stateify.Benchmarks.Quick;

namespace Stateify.Benchmarks.Workloads;

/// <summary>One of the measured graphs, without its type.</summary>
/// <param name="id">The name it has in <c>targets.md</c>.</param>
/// <param name="count">The objects in the graph: what a time is divided by.</param>
public abstract class Workload(string id, int count)
{
    /// <summary>The name of the workload, shared by its sizes.</summary>
    public string Id { get; } = id;

    /// <summary>The number of objects by which times are divided.</summary>
    public int Count { get; } = count;

    /// <summary>Whether slow peers would take many seconds over one save and load.</summary>
    public bool IsLarge => Count >= 1_000_000;

    /// <summary>Whether the workload is about the cost of cache misses, which vanishes in the time of a slow peer.</summary>
    public virtual bool IsAboutMemory => false;

    /// <summary>Whether a peer takes part.</summary>
    internal abstract bool Accepts(IPeer peer);

    /// <summary>Builds the graph once and hands the same objects to every peer that takes part.</summary>
    /// <param name="peers">The peers to measure; those that sit this workload out are left out of the result.</param>
    internal abstract IReadOnlyList<ICase> Open(IEnumerable<IPeer> peers);
}
