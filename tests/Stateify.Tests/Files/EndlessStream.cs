namespace Stateify.Tests.Files;

/// <summary>A stream that cannot seek and gives zeros without an end.</summary>
/// <param name="start">What it gives before them.</param>
internal sealed class EndlessStream(byte[] start) : Stream
{
    /// <summary>The bytes that were read.</summary>
    public long Taken { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        buffer.Clear();
        if (Taken < start.Length)
        {
            ReadOnlySpan<byte> rest = start.AsSpan((int)Taken);
            rest[..Math.Min(rest.Length, buffer.Length)].CopyTo(buffer);
        }
        Taken += buffer.Length;
        return buffer.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
