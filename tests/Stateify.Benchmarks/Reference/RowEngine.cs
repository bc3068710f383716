using System.Buffers;
using Stateify.Benchmarks.Peers;

namespace Stateify.Benchmarks.Reference;

/// <summary>
/// The yardstick: what a careful person would write by hand for one graph. Depth-first, rows inline, an intrusive ordinal
/// verified against a table of objects, tables that are reused from one call to the next.
/// </summary>
/// <remarks>The loader repeats the traversal of the saver, so nothing about order needs to be written.</remarks>
/// <typeparam name="T">The type of the graph's root.</typeparam>
internal abstract class RowEngine<T> : ICodec<T>
    where T : class
{
    /// <summary>The objects of the save or load at work.</summary>
    protected ObjectTable Objects { get; } = new();

    public void Save(T root, IBufferWriter<byte> output)
    {
        RowWriter writer = new(output);
        SaveGraph(root, ref writer);
        writer.Complete();
        Objects.Clear();
    }

    public T Load(ReadOnlyMemory<byte> state)
    {
        RowReader reader = new(state.Span);
        T root = LoadGraph(ref reader);
        Objects.Clear();
        return root;
    }

    /// <summary>Writes every object that can be reached.</summary>
    protected abstract void SaveGraph(T root, ref RowWriter output);

    /// <summary>Reads them back.</summary>
    protected abstract T LoadGraph(ref RowReader input);
}
