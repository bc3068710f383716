using System.IO.Compression;
using Stateify.Files;

namespace Stateify;

/// <summary>The compressions of the library: any reader knows them. They may be used from any thread, for any number of files.</summary>
public static class FrameCompression
{
    /// <summary>The lowest <see cref="IFrameCompression.Id"/> that the library will never use itself.</summary>
    public const ushort FirstOwnId = 0x8000;

    /// <summary>DEFLATE (RFC 1951).</summary>
    /// <param name="level">How much time to take for how small a result.</param>
    public static IFrameCompression Deflate(CompressionLevel level = CompressionLevel.Fastest) => new DeflateFrames(level);

    /// <summary>DEFLATE with zlib's header and checksum (RFC 1950).</summary>
    /// <param name="level">How much time to take for how small a result.</param>
    public static IFrameCompression ZLib(CompressionLevel level = CompressionLevel.Fastest) => new ZLibFrames(level);

    /// <summary>Brotli (RFC 7932).</summary>
    /// <param name="quality">How much time to take for how small a result: 0, the fastest, to 11, which is a hundred times slower.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quality is none of these.</exception>
    public static IFrameCompression Brotli(int quality = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quality);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, BrotliFrames.BestQuality);
        return new BrotliFrames(quality);
    }

    /// <summary>The library's compression with that number, or one of the program's own, or null.</summary>
    internal static IFrameCompression? Find(ushort id, IEnumerable<IFrameCompression> own) => id switch
    {
        DeflateFrames.Number => Deflate(),
        ZLibFrames.Number => ZLib(),
        BrotliFrames.Number => Brotli(),
        _ => own.FirstOrDefault(compression => compression.Id == id),
    };
}
