using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Peers;

/// <summary>System.Text.Json with source-generated metadata and <c>ReferenceHandler.Preserve</c>.</summary>
internal sealed class JsonPeer : IPeer
{
    public string Name => "System.Text.Json";

    public bool Recurses => true;

    public bool Concerns(Workload workload) => !workload.IsAboutMemory;

    public ICodec<T>? Open<T>(Workload<T> workload)
        where T : class =>
        workload.IsLarge ? null : new Codec<T>();

    private sealed class Codec<T> : ICodec<T>
        where T : class
    {
        private readonly JsonTypeInfo<T> _type = (JsonTypeInfo<T>)GraphJson.Default.GetTypeInfo(typeof(T))!;

        public void Save(T root, IBufferWriter<byte> output)
        {
            using Utf8JsonWriter writer = new(output, new JsonWriterOptions { MaxDepth = GraphJson.Depth, SkipValidation = true });
            JsonSerializer.Serialize(writer, root, _type);
        }

        public T Load(ReadOnlyMemory<byte> state) => JsonSerializer.Deserialize(state.Span, _type)!;
    }
}
