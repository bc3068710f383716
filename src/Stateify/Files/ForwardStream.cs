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

    /// <summary>Reads what the stream has, and no more than a piece of memory holds.</summary>
    /// <returns>The bytes that were read; 0 at the end.</returns>
    public async ValueTask<int> Read(Memory<byte> piece)
    {
        token.ThrowIfCancellationRequested();
        try
        {
            return isAsynchronous ? await stream.ReadAsync(piece, token).ConfigureAwait(false) : stream.Read(piece.Span);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error) || error is InvalidDataException)
        {
            // What cannot be decompressed is invalid data.
            throw StateFileErrors.Translate(error, "Reading", null);
        }
    }

    /// <summary>Reads until a piece of memory is full or the stream at its end.</summary>
    private async ValueTask<int> Fill(Memory<byte> piece)
    {
        int count = 0;
        int read;
        do
        {
            read = await Read(piece[count..]).ConfigureAwait(false);
            count += read;
        }
        while (read > 0 && count < piece.Length);
        return count;
    }
}
