using System.IO.Compression;

namespace Stateify.Files;

/// <summary>Brotli as the platform ships it.</summary>
internal sealed class BrotliFrames(int quality) : IFrameCompression
{
    public const ushort Number = 3;
    public const int BestQuality = 11;

    // The logarithm of a frame's size: nothing lies farther back.
    private const int Window = 20;

    public ushort Id => Number;

    public bool TryCompress(ReadOnlySpan<byte> source, Span<byte> destination, out int written) =>
        BrotliEncoder.TryCompress(source, destination, out written, quality, Window);

    public bool TryDecompress(ReadOnlySpan<byte> source, Span<byte> destination) =>
        BrotliDecoder.TryDecompress(source, destination, out int written) && written == destination.Length;
}
