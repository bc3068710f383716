namespace Stateify.Files;

/// <summary>A stream that can only be read front to back, such as a pipe or a socket. The stream stays its owner's to close.</summary>
/// <param name="stream">The stream.</param>
/// <param name="isAsynchronous">Whether it is read without holding a thread, so that the token ends a read that gets nothing.</param>
/// <param name="token">Ends the reading, at the latest before the next piece.</param>
internal sealed class ForwardStream(Stream stream, bool isAsynchronous, CancellationToken token)
{
    /// <summary>Whether a stream is one.</summary>
    public static bool Is(Stream stream) => stream is { CanRead: true, CanSeek: false };

    /// <summary>Reads the header of a state file and nothing behind it; of what is none, no more than shows it.</summary>
    /// <returns>As many bytes as the header says of itself that it has; they are not verified yet.</returns>
    /// <exception cref="StateFileException">The stream failed, or does not begin as a state file does.</exception>
    public async Task<byte[]> ReadHeader()
    {
        byte[] start = new byte[StateFileFormat.HeaderFixedSize];
        int count = await Fill(start).ConfigureAwait(false);
        byte[] header = new byte[StateFileHeaderCodec.SizeOf(start.AsSpan(0, count), null)];
        start.CopyTo(header, 0);
        count += await Fill(header.AsMemory(count)).ConfigureAwait(false);
        if (count < header.Length)
            StateFileErrors.ThrowTruncated(null, count);
        return header;
    }

    /// <summary>Reads until a piece of memory is full or the stream at its end.</summary>
    /// <returns>The bytes that were read.</returns>
    public async ValueTask<int> Fill(Memory<byte> piece)
    {
        token.ThrowIfCancellationRequested();
        try
        {
            return isAsynchronous
                ? await stream.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, token).ConfigureAwait(false)
                : stream.ReadAtLeast(piece.Span, piece.Length, throwOnEndOfStream: false);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw StateFileErrors.Translate(error, "Reading", null);
        }
    }
}
