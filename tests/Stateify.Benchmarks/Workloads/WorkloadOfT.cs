using Stateify.Benchmarks.Peers;
using Stateify.Benchmarks.Quick;

namespace Stateify.Benchmarks.Workloads;

/// <summary>A graph that can be built, encoded by hand, and compared.</summary>
/// <typeparam name="T">The type of the graph's root.</typeparam>
/// <param name="id"><inheritdoc cref="Workload" path="/param[@name='id']"/></param>
/// <param name="count"><inheritdoc cref="Workload" path="/param[@name='count']"/></param>
public abstract class Workload<T>(string id, int count) : Workload(id, count)
    where T : class
{
    // Enough for every loop of a codec to be hot, small enough that fifty passes of the slowest peer take moments.
    private const int WarmUpCount = 4095;

    /// <summary>Builds the graph, the same one each time.</summary>
    public T Build() => Build(Count);

    /// <summary>Builds a small graph of the same shape, on which code gets compiled before it is timed.</summary>
    public virtual T BuildSmall() => Build(Math.Min(Count, WarmUpCount));

    /// <summary>The row engine written by hand for this graph.</summary>
    public abstract ICodec<T> OpenReference();

    /// <summary>Fails unless a loaded graph has the values and the shape of the saved one.</summary>
    /// <param name="expected">The graph that was saved.</param>
    /// <param name="actual">What came back.</param>
    /// <exception cref="InvalidDataException">A value or an identity differs.</exception>
    public void Verify(T expected, T actual) => GraphComparison.Run(expected, actual, Agree);

    internal override bool Accepts(IPeer peer) => peer.Concerns(this) && peer.Open(this) is not null;

    internal override IReadOnlyList<ICase> Open(IEnumerable<IPeer> peers)
    {
        T root = Build();
        return [.. from peer in peers
                   where peer.Concerns(this)
                   let codec = peer.Open(this)
                   where codec is not null
                   select new Case<T>(this, peer.Name, codec, root)];
    }

    /// <summary>Builds a graph of about <paramref name="count"/> objects.</summary>
    protected abstract T Build(int count);

    /// <summary>Compares the values of two objects and matches up the objects they refer to.</summary>
    protected abstract bool Agree(GraphComparison graphs, object expected, object actual);
}
