namespace Sentry.Pipes;

/// <summary>One slot of a pipe: a page, of which a part is still to be read.</summary>
[Savable]
internal sealed partial class PipeBuffer
{
    private readonly byte[] _page = new byte[Limits.PageSize];
    private readonly bool _isPacket;
    private int _start;
    private int _end;

    public PipeBuffer(bool isPacket)
    {
        _isPacket = isPacket;
    }

    public int Length => _end - _start;

    /// <summary>Can a write go on in this slot instead of taking a new one?</summary>
    public bool HasRoomFor(int count) => !_isPacket && _end + count <= Limits.PageSize;

    public void Append(ReadOnlySpan<byte> data)
    {
        data.CopyTo(_page.AsSpan(_end));
        _end += data.Length;
    }

    /// <summary>Reads from the front. What does not fit of a packet is lost; <paramref name="isPacket"/> tells to stop there.</summary>
    public int Take(Span<byte> buffer, out bool isPacket)
    {
        int count = Math.Min(buffer.Length, Length);
        _page.AsSpan(_start, count).CopyTo(buffer);
        _start = _isPacket ? _end : _start + count;
        isPacket = _isPacket;
        return count;
    }
}
