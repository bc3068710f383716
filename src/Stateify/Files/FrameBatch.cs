using System.Buffers;

namespace Stateify.Files;

/// <summary>
/// Makes several frames side by side, then writes them side by side: only when all are made is it known where each goes. Its memory is
/// a frame for each processor, up to a limit. For one thread at a time.
/// </summary>
internal sealed unsafe class FrameBatch : IDisposable
{
    private const int MostFrames = 16;

    private readonly PendingOutput _file;
    private readonly FrameCodec _codec;
    private readonly Action<int> _encode;
    private readonly Action<int> _write;
    private readonly FrameEntry[] _entries = new FrameEntry[Capacity];
    private byte[][] _frames = [];

    // What _encode works on; only while Write runs.
    private uint _section;
    private long _firstFrame;
    private byte* _raw;
    private int _rawLength;

    public FrameBatch(PendingOutput file, FrameCodec codec)
    {
        _file = file;
        _codec = codec;
        _encode = Encode;
        _write = WriteFrame;
    }

    /// <summary>The frames that are made side by side.</summary>
    public static int Capacity { get; } = Math.Clamp(Environment.ProcessorCount, 2, MostFrames);

    /// <summary>Writes frames.</summary>
    /// <param name="section">Their section.</param>
    /// <param name="raw">The bytes, of which only the section's last may be less than a whole number of frames.</param>
    /// <param name="offset">Where the first frame goes.</param>
    /// <param name="entries">Receives the frames' entries; has those of the section's earlier frames.</param>
    /// <returns>Where the next frame goes.</returns>
    public long Write(uint section, ReadOnlySpan<byte> raw, long offset, List<FrameEntry> entries)
    {
        if (_frames.Length == 0)
            _frames = [.. Enumerable.Range(0, Capacity).Select(_ => ArrayPool<byte>.Shared.Rent(_codec.LargestFrame))];
        fixed (byte* start = raw)
        {
            _section = section;
            for (int done = 0; done < raw.Length; done += _rawLength)
            {
                _firstFrame = entries.Count;
                _raw = start + done;
                _rawLength = Math.Min(raw.Length - done, Capacity * StateFileFormat.FrameSize);
                offset = WriteBatch(offset, entries);
            }
        }
        return offset;
    }

    public void Dispose()
    {
        foreach (byte[] frame in _frames)
            ArrayPool<byte>.Shared.Return(frame);
        _frames = [];
    }

    private long WriteBatch(long offset, List<FrameEntry> entries)
    {
        int count = (int)StateFileFormat.FrameCount(_rawLength);
        ParallelFrames.ForEach(count, _encode);
        foreach (ref FrameEntry entry in _entries.AsSpan(0, count))
        {
            entry = entry with { Offset = offset };
            entries.Add(entry);
            offset = entry.End;
        }
        WriteFrames(count);
        return offset;
    }

    private void WriteFrames(int count)
    {
        if (!_file.IsSequential)
        {
            ParallelFrames.ForEach(count, _write);
            return;
        }
        for (int i = 0; i < count; i++)
            WriteFrame(i);
    }

    private void Encode(int index)
    {
        ReadOnlySpan<byte> raw = new(_raw + ((long)index * StateFileFormat.FrameSize), StateFileFormat.FrameLength(_rawLength, index));
        _entries[index] = _codec.Encode(_section, _firstFrame + index, raw, _frames[index]);
    }

    private void WriteFrame(int index)
    {
        FrameEntry entry = _entries[index];
        _file.Write(entry.Offset, _frames[index].AsSpan(0, (int)(entry.End - entry.Offset)));
    }
}
