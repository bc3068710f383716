using System.Buffers;
using Stateify.Files;

namespace Stateify;

/// <summary>
/// Writes one section of a state file, as a stream or as a buffer writer; both may be used in turn. Disposing it ends the section.
/// </summary>
/// <remarks>
/// Small writes are gathered in a buffer of about 1 MiB, or of that for each processor if the file is compressed or protected; of a large one, whole
/// frames go to the file straight from the caller's memory. For one thread at a time.
/// </remarks>
public sealed class StateFileSectionWriter : Stream, IBufferWriter<byte>
{
    private const int FrameSize = StateFileFormat.FrameSize;

    private readonly StateFileWriter _file;
    private readonly FrameOutput _output;
    private readonly string _name;
    private readonly uint _id;
    private readonly long _offset;
    private readonly int _capacity;
    private readonly List<FrameEntry> _frames = [];

    // Holds less than the capacity between calls; longer only while a caller's oversized buffer is being filled.
    private byte[]? _buffer;
    private int _buffered;
    private long _framedLength;

    internal StateFileSectionWriter(StateFileWriter file, FrameOutput output, string name, uint id)
    {
        _file = file;
        _output = output;
        _name = name;
        _id = id;
        _offset = output.Offset;
        _capacity = output.FramesAtOnce * FrameSize;
        _buffer = ArrayPool<byte>.Shared.Rent(_capacity);
    }

    /// <summary>The bytes written to the section so far.</summary>
    public long BytesWritten => _framedLength + _buffered;

    /// <summary>Always <see langword="false"/>.</summary>
    public override bool CanRead => false;

    /// <summary>Always <see langword="false"/>.</summary>
    public override bool CanSeek => false;

    /// <summary>Whether the section is still open.</summary>
    public override bool CanWrite => _buffer is not null;

    /// <summary>Not supported; see <see cref="BytesWritten"/>.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override long Length => throw new NotSupportedException();

    /// <summary>Not supported; see <see cref="BytesWritten"/>.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Appends bytes.</summary>
    /// <exception cref="ObjectDisposedException">The section was ended.</exception>
    /// <exception cref="InvalidOperationException">The file was disposed before.</exception>
    /// <exception cref="StateFileException">The disk is full or failing, now or at a write before.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        byte[] gathered = OpenBuffer();
        _file.RequireOpen();
        if (_buffered > 0)
        {
            int filling = Math.Min(buffer.Length, _capacity - _buffered);
            buffer[..filling].CopyTo(gathered.AsSpan(_buffered));
            buffer = buffer[filling..];
            Advance(filling);
        }
        if (buffer.Length >= _capacity)
            buffer = WriteWholeFrames(buffer);
        buffer.CopyTo(gathered.AsSpan(_buffered));
        _buffered += buffer.Length;
    }

    /// <inheritdoc cref="Write(ReadOnlySpan{byte})"/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc cref="Write(ReadOnlySpan{byte})"/>
    public override void WriteByte(byte value) => Write([value]);

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The section was ended.</exception>
    public Memory<byte> GetMemory(int sizeHint = 0) => FreeBuffer(sizeHint).AsMemory(_buffered);

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The section was ended.</exception>
    public Span<byte> GetSpan(int sizeHint = 0) => FreeBuffer(sizeHint).AsSpan(_buffered);

    /// <summary>Appends the first <paramref name="count"/> bytes of the memory that was last got.</summary>
    /// <exception cref="ArgumentOutOfRangeException">That memory was shorter, or the count is negative.</exception>
    /// <exception cref="ObjectDisposedException">The section was ended.</exception>
    /// <exception cref="InvalidOperationException">The file was disposed before.</exception>
    /// <exception cref="StateFileException">The disk is full or failing.</exception>
    public void Advance(int count)
    {
        byte[] buffer = OpenBuffer();
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, buffer.Length - _buffered);
        _buffered += count;
        if (_buffered < _capacity)
            return;

        ReadOnlySpan<byte> rest = WriteWholeFrames(buffer.AsSpan(0, _buffered));
        rest.CopyTo(buffer);
        _buffered = rest.Length;
    }

    /// <summary>Does nothing: only <see cref="StateFileWriter.Commit"/> makes anything durable.</summary>
    public override void Flush()
    {
    }

    /// <summary>Not supported.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Not supported.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <summary>Not supported.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Ends the section. Does nothing the second time, and nothing but freeing memory when the file failed or was disposed.</summary>
    /// <param name="disposing">Always <see langword="true"/>: there is no finalizer.</param>
    /// <exception cref="StateFileException">The disk is full or failing.</exception>
    protected override void Dispose(bool disposing)
    {
        if (_buffer is not { } buffer)
            return;
        _buffer = null;
        try
        {
            if (_file.IsOpen && _buffered > 0)
                WriteFrames(buffer.AsSpan(0, _buffered));
        }
        finally
        {
            _file.EndSection(new SectionIndexEntry(_id, _name, _offset, _framedLength, [.. _frames]));
            ArrayPool<byte>.Shared.Return(buffer);
            base.Dispose(disposing);
        }
    }

    /// <summary>Writes what is a whole number of frames and returns the rest.</summary>
    private ReadOnlySpan<byte> WriteWholeFrames(ReadOnlySpan<byte> bytes)
    {
        int whole = bytes.Length - (bytes.Length % FrameSize);
        WriteFrames(bytes[..whole]);
        return bytes[whole..];
    }

    private void WriteFrames(ReadOnlySpan<byte> bytes)
    {
        _output.AppendFrames(_id, bytes, _frames);
        _framedLength += bytes.Length;
    }

    private byte[] FreeBuffer(int sizeHint)
    {
        byte[] buffer = OpenBuffer();
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        if (sizeHint <= buffer.Length - _buffered)
            return buffer;
        byte[] larger = ArrayPool<byte>.Shared.Rent(checked(_buffered + sizeHint));
        buffer.AsSpan(0, _buffered).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return _buffer = larger;
    }

    private byte[] OpenBuffer()
    {
        ObjectDisposedException.ThrowIf(_buffer is null, this);
        return _buffer;
    }
}
