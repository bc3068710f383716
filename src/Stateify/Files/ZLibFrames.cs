using System.IO.Compression;

namespace Stateify.Files;

/// <summary>zlib as the platform ships it.</summary>
internal sealed class ZLibFrames(CompressionLevel level) : StreamFrames
{
    public const ushort Number = 2;

    public override ushort Id => Number;

    protected override Stream Compressor(Stream output) => new ZLibStream(output, level, leaveOpen: true);

    protected override Stream Decompressor(Stream input) => new ZLibStream(input, CompressionMode.Decompress, leaveOpen: true);
}
