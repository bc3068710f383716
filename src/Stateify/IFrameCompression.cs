namespace Stateify;

/// <summary>
/// A way to make the frames of a state file smaller. Each frame is compressed by itself, before it is encrypted. The library's own are
/// in <see cref="FrameCompression"/>. Members are called from several threads at once.
/// </summary>
public interface IFrameCompression
{
    /// <summary>
    /// The number by which the file names the compression, forever: <see cref="FrameCompression.FirstOwnId"/> or more for a
    /// program's own.
    /// </summary>
    ushort Id { get; }

    /// <summary>Compresses a frame.</summary>
    /// <param name="source">The frame: up to 1 MiB.</param>
    /// <param name="destination">Receives the compressed bytes. It is shorter than the frame.</param>
    /// <param name="written">How many bytes there are; at least 1.</param>
    /// <returns><see langword="false"/> if they do not fit: then the frame is stored as it is.</returns>
    bool TryCompress(ReadOnlySpan<byte> source, Span<byte> destination, out int written);

    /// <summary>Decompresses a frame.</summary>
    /// <param name="source">What may be the compressed bytes; in a file without protection, anything.</param>
    /// <param name="destination">Receives the frame. It has exactly the frame's length.</param>
    /// <returns><see langword="false"/> if the bytes do not give exactly as many.</returns>
    /// <exception cref="InvalidDataException">The same.</exception>
    bool TryDecompress(ReadOnlySpan<byte> source, Span<byte> destination);
}
