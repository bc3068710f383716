namespace Stateify.Files;

/// <summary>A compression of the platform that works on streams.</summary>
internal abstract unsafe class StreamFrames : IFrameCompression
{
    public abstract ushort Id { get; }

    public bool TryCompress(ReadOnlySpan<byte> source, Span<byte> destination, out int written)
    {
        fixed (byte* start = destination)
        {
            using BoundedOutput output = new(start, destination.Length);
            using (Stream compressor = Compressor(output))
                compressor.Write(source);
            written = output.Written;
            return !output.IsOverfull;
        }
    }

    public bool TryDecompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        fixed (byte* start = source)
        {
            using UnmanagedMemoryStream input = new(start, source.Length);
            using Stream decompressor = Decompressor(input);
            return decompressor.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false) == destination.Length
                && decompressor.ReadByte() < 0;
        }
    }

    protected abstract Stream Compressor(Stream output);

    protected abstract Stream Decompressor(Stream input);
}
