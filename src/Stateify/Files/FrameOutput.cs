namespace Stateify.Files;

/// <summary>
/// The bytes of a file that is being written, front to back: header and index as they are, sections as frames. For one thread at a time.
/// </summary>
internal sealed class FrameOutput(PendingOutput file, FrameCodec codec) : IDisposable
{
    private readonly FrameBatch _batch = new(file, codec);

    /// <summary>Where the next bytes go.</summary>
    public long Offset { get; private set; }

    /// <summary>What proves the frames.</summary>
    public FrameProtection Protection => codec.Protection;

    /// <summary>The frames that should be written at once, because they are made side by side.</summary>
    public int FramesAtOnce => codec.IsPlain ? 1 : FrameBatch.Capacity;

    /// <summary>Appends bytes as they are.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        file.Write(Offset, bytes);
        Offset += bytes.Length;
    }

    /// <summary>Appends frames.</summary>
    /// <param name="section">Their section.</param>
    /// <param name="bytes">Its next bytes: a whole number of frames, unless they are the last.</param>
    /// <param name="frames">The section's frames so far; receives the new ones.</param>
    public void AppendFrames(uint section, ReadOnlySpan<byte> bytes, List<FrameEntry> frames)
    {
        if (codec.IsPlain)
            AppendPlainFrames(section, bytes, frames);
        else
            AppendMadeFrames(section, bytes, frames);
    }

    /// <summary>Gives back the memory of frames; the file stays as it is.</summary>
    public void Dispose() => _batch.Dispose();

    private void AppendMadeFrames(uint section, ReadOnlySpan<byte> bytes, List<FrameEntry> frames)
    {
        file.RequireOpen();
        try
        {
            Offset = _batch.Write(section, bytes, Offset, frames);
        }
        catch (Exception error) when (file.IsOpen)
        {
            // Some frames are missing now: the file must never be committed.
            throw file.FailEncoding(error);
        }
    }

    private void AppendPlainFrames(uint section, ReadOnlySpan<byte> bytes, List<FrameEntry> frames)
    {
        Span<byte> header = stackalloc byte[StateFileFormat.FrameHeaderSize];
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> raw = bytes[..Math.Min(bytes.Length, StateFileFormat.FrameSize)];
            frames.Add(new FrameEntry(Offset, (uint)raw.Length, FrameCodec.WritePlainHeader(section, frames.Count, raw, header)));
            Append(header);
            Append(raw);
            bytes = bytes[raw.Length..];
        }
    }
}
