using System.Buffers;
using System.Runtime.InteropServices;
using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Peers;

/// <summary>No serializer at all: W5's arrays copied to the buffer, and from there to new arrays of the lengths they had.</summary>
internal sealed class PlainCopyPeer : IPeer
{
    public string Name => "plain copy";

    public bool Concerns(Workload workload) => workload is BlobWorkload;

    public ICodec<T>? Open<T>(Workload<T> workload)
        where T : class =>
        new Codec() as ICodec<T>;

    private sealed class Codec : ICodec<Blob>
    {
        private int _bytes;
        private int _longs;
        private int _doubles;

        public void Save(Blob root, IBufferWriter<byte> output)
        {
            (_bytes, _longs, _doubles) = (root.Bytes.Length, root.Longs.Length, root.Doubles.Length);
            Append(output, root.Bytes);
            Append(output, MemoryMarshal.AsBytes(root.Longs.AsSpan()));
            Append(output, MemoryMarshal.AsBytes(root.Doubles.AsSpan()));
        }

        public Blob Load(ReadOnlyMemory<byte> state)
        {
            ReadOnlySpan<byte> rest = state.Span;
            return new Blob { Bytes = Take<byte>(_bytes, ref rest), Longs = Take<long>(_longs, ref rest), Doubles = Take<double>(_doubles, ref rest) };
        }

        private static void Append(IBufferWriter<byte> output, ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(output.GetSpan(bytes.Length));
            output.Advance(bytes.Length);
        }

        private static T[] Take<T>(int length, ref ReadOnlySpan<byte> rest)
            where T : unmanaged
        {
            T[] array = GC.AllocateUninitializedArray<T>(length);
            Span<byte> bytes = MemoryMarshal.AsBytes(array.AsSpan());
            rest[..bytes.Length].CopyTo(bytes);
            rest = rest[bytes.Length..];
            return array;
        }
    }
}
