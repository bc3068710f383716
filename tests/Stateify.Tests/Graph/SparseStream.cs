namespace Stateify.Tests.Graph;

/// <summary>A stream in memory that keeps no pages of zeros: a test can write gigabytes of them.</summary>
internal sealed class SparseStream : Stream
{
    private const int PageLength = 4096;

    private readonly Dictionary<long, byte[]> _pages = [];
    private long _length;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position { get; set; }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            (long page, long inPage) = Math.DivRem(Position, PageLength);
            ReadOnlySpan<byte> piece = buffer[..Math.Min(buffer.Length, PageLength - (int)inPage)];
            if (!_pages.TryGetValue(page, out byte[]? bytes) && piece.ContainsAnyExcept((byte)0))
                _pages.Add(page, bytes = new byte[PageLength]);
            if (bytes is not null)
                piece.CopyTo(bytes.AsSpan((int)inPage));
            Position += piece.Length;
            buffer = buffer[piece.Length..];
        }

        _length = Math.Max(_length, Position);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        (long page, long inPage) = Math.DivRem(Position, PageLength);
        int length = (int)Math.Min(Math.Min(buffer.Length, PageLength - inPage), _length - Position);
        if (_pages.TryGetValue(page, out byte[]? bytes))
            bytes.AsSpan((int)inPage, length).CopyTo(buffer);
        else
            buffer[..length].Clear();
        Position += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
