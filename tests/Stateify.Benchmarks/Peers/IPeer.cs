using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Peers;

/// <summary>One of the serializers that are compared.</summary>
internal interface IPeer
{
    /// <summary>The name in the table and for <c>--peer</c>.</summary>
    string Name { get; }

    /// <summary>Whether it calls itself once per reference, so that a deep graph needs a deep stack.</summary>
    bool Recurses => false;

    /// <summary>Whether it belongs into the table of a workload, even if only as a row of dashes.</summary>
    bool Concerns(Workload workload) => true;

    /// <summary>Prepares to save and load the graph of a workload that concerns the peer.</summary>
    /// <returns><see langword="null"/> if the peer cannot take part, or would need many seconds.</returns>
    ICodec<T>? Open<T>(Workload<T> workload)
        where T : class;
}
