using System.Buffers;
using System.Runtime.Serialization.Formatters.Binary;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Peers;

/// <summary>What .NET programs used for whole graphs until it was retired; keeps identity in every case.</summary>
internal sealed class BinaryFormatterPeer : IPeer
{
    public string Name => "BinaryFormatter";

    public bool Concerns(Workload workload) => !workload.IsAboutMemory;

    public ICodec<T> Open<T>(Workload<T> workload)
        where T : class =>
        new Codec<T>();

#pragma warning disable SYSLIB0011 // Measured because it is what people migrate from.
    private sealed class Codec<T> : ICodec<T>
        where T : class
    {
        public void Save(T root, IBufferWriter<byte> output) =>
            new BinaryFormatter().Serialize(new BufferWriterStream(output), root);

        public T Load(ReadOnlyMemory<byte> state)
        {
            ArraySegment<byte> bytes = state.AsArray();
            return (T)new BinaryFormatter().Deserialize(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count));
        }
    }
#pragma warning restore SYSLIB0011
}
