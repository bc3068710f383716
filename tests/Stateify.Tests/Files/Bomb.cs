using System.IO.Compression;

namespace Stateify.Tests.Files;

/// <summary>Whatever the frame is, it is ten million zeros, deflated.</summary>
internal sealed class Bomb : IFrameCompression
{
    public ushort Id => FrameCompression.FirstOwnId;

    public bool TryCompress(ReadOnlySpan<byte> source, Span<byte> destination, out int written)
    {
        using MemoryStream output = new();
        using (DeflateStream stream = new(output, CompressionLevel.SmallestSize, leaveOpen: true))
            stream.Write(new byte[10_000_000]);
        written = (int)output.Length;
        output.ToArray().CopyTo(destination);
        return true;
    }

    public bool TryDecompress(ReadOnlySpan<byte> source, Span<byte> destination) => false;
}
