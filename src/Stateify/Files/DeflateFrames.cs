using System.IO.Compression;

namespace Stateify.Files;

/// <summary>DEFLATE as the platform ships it.</summary>
internal sealed class DeflateFrames(CompressionLevel level) : StreamFrames
{
    public const ushort Number = 1;

    public override ushort Id => Number;

    protected override Stream Compressor(Stream output) => new DeflateStream(output, level, leaveOpen: true);

    protected override Stream Decompressor(Stream input) => new DeflateStream(input, CompressionMode.Decompress, leaveOpen: true);
}
