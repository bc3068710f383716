using System.Buffers;

namespace Stateify.Files;

/// <summary>A section as a stream. It keeps one verified frame and copies from that, so no unverified byte leaves it.</summary>
internal sealed class SectionStream(FrameReader frames, SectionIndexEntry section) : Stream
{
    private byte[]? _frame = ArrayPool<byte>.Shared.Rent((int)Math.Min(StateFileFormat.FrameSize, section.RawLength));
    private long _loadedFrame = -1;
    private long _position;

    public override bool CanRead => _frame is not null;

    public override bool CanSeek => _frame is not null;

    public override bool CanWrite => false;

    public override long Length => section.RawLength;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_frame is null, this);
        if (buffer.IsEmpty || _position >= section.RawLength)
            return 0;
        long frame = _position / StateFileFormat.FrameSize;
        int length = StateFileFormat.FrameLength(section.RawLength, frame);
        if (frame != _loadedFrame)
        {
            _loadedFrame = -1;
            frames.Read(section, frame, _frame.AsSpan(0, length));
            _loadedFrame = frame;
        }
        int start = (int)(_position % StateFileFormat.FrameSize);
        int count = Math.Min(buffer.Length, length - start);
        _frame.AsSpan(start, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override int ReadByte()
    {
        Span<byte> value = stackalloc byte[1];
        return Read(value) == 0 ? -1 : value[0];
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        long start = origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => _position,
            SeekOrigin.End => section.RawLength,
            _ => throw new ArgumentOutOfRangeException(nameof(origin)),
        };
        long target = checked(start + offset);
        if (target < 0)
            throw new IOException("The position would lie before the start of the section.");
        return _position = target;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _frame, null) is { } frame)
            ArrayPool<byte>.Shared.Return(frame);
        base.Dispose(disposing);
    }
}
