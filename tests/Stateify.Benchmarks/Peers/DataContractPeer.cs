using System.Buffers;
using System.Runtime.Serialization;
using System.Xml;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Peers;

/// <summary>The contract serializer with its binary XML, its fastest encoding, told to preserve references.</summary>
internal sealed class DataContractPeer : IPeer
{
    public string Name => "DataContract";

    public bool Recurses => true;

    public bool Concerns(Workload workload) => !workload.IsAboutMemory;

    public ICodec<T>? Open<T>(Workload<T> workload)
        where T : class =>
        workload.IsLarge ? null : new Codec<T>();

    private sealed class Codec<T> : ICodec<T>
        where T : class
    {
        private readonly DataContractSerializer _serializer = new(
            typeof(T),
            new DataContractSerializerSettings { PreserveObjectReferences = true });

        public void Save(T root, IBufferWriter<byte> output)
        {
            using var writer = XmlDictionaryWriter.CreateBinaryWriter(
                new BufferWriterStream(output), dictionary: null, session: null, ownsStream: false);
            _serializer.WriteObject(writer, root);
        }

        public T Load(ReadOnlyMemory<byte> state)
        {
            ArraySegment<byte> bytes = state.AsArray();
            using var reader = XmlDictionaryReader.CreateBinaryReader(
                bytes.Array!, bytes.Offset, bytes.Count, XmlDictionaryReaderQuotas.Max);
            return (T)_serializer.ReadObject(reader)!;
        }
    }
}
