namespace Stateify.Files;

/// <summary>A stream into memory of a fixed size that notes that something did not fit instead of failing.</summary>
/// <param name="start">The memory, which must stay where it is.</param>
/// <param name="capacity">Its bytes.</param>
internal sealed unsafe class BoundedOutput(byte* start, int capacity) : Stream
{
    public int Written { get; private set; }

    public bool IsOverfull { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > capacity - Written)
            IsOverfull = true;
        if (IsOverfull)
            return;
        buffer.CopyTo(new Span<byte>(start + Written, buffer.Length));
        Written += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
