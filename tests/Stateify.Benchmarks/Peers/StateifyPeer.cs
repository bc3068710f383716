using System.Buffers;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Peers;

/// <summary>This project.</summary>
internal sealed class StateifyPeer : IPeer
{
    public string Name => "Stateify";

    public ICodec<T> Open<T>(Workload<T> workload)
        where T : class =>
        new Codec<T>();

    private sealed class Codec<T> : ICodec<T>
        where T : class
    {
        public void Save(T root, IBufferWriter<byte> output) => StateSerializer.Save(root, output);

        public T Load(ReadOnlyMemory<byte> state) => StateSerializer.Load<T>(state)!;
    }
}
