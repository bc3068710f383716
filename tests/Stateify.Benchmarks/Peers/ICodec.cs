using System.Buffers;

namespace Stateify.Benchmarks.Peers;

/// <summary>A way to turn one kind of graph into bytes and back.</summary>
/// <typeparam name="T">The type of the graph's root.</typeparam>
public interface ICodec<T>
    where T : class
{
    /// <summary>Appends the graph to a buffer.</summary>
    void Save(T root, IBufferWriter<byte> output);

    /// <summary>Builds the graph again from everything <see cref="Save"/> appended.</summary>
    T Load(ReadOnlyMemory<byte> state);
}
