using System.Buffers;
using Stateify.Benchmarks.Peers;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Quick;

/// <inheritdoc cref="ICase"/>
/// <typeparam name="T">The type of the graph's root.</typeparam>
internal sealed class Case<T>(Workload<T> workload, string peer, ICodec<T> codec, T root) : ICase
    where T : class
{
    // Kept from save to save: a program that takes checkpoints has its buffer, too.
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public string Workload => workload.Id;

    public string Peer => peer;

    public int Count => workload.Count;

    public int Bytes => _buffer.WrittenCount;

    public void WarmUp() => Pass(workload.BuildSmall());

    public void Save() => Save(root);

    public object Load() => codec.Load(_buffer.WrittenMemory);

    public void Verify()
    {
        try
        {
            workload.Verify(root, Pass(root));
        }
        catch (InvalidDataException difference)
        {
            throw new InvalidDataException($"{Peer} failed {Workload}: {difference.Message}", difference);
        }
    }

    private T Pass(T graph)
    {
        Save(graph);
        return codec.Load(_buffer.WrittenMemory);
    }

    private void Save(T graph)
    {
        _buffer.ResetWrittenCount();
        codec.Save(graph, _buffer);
    }
}
