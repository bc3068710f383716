using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Peers;

/// <summary>The row engines written by hand, the yardstick of the table.</summary>
internal sealed class ReferencePeer : IPeer
{
    /// <summary>The name by which the table finds the yardstick.</summary>
    public const string Sol = "SOL";

    public string Name => Sol;

    public ICodec<T> Open<T>(Workload<T> workload)
        where T : class =>
        workload.OpenReference();
}
