using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stateify.Graph;

namespace Stateify.Wire;

/// <summary>
/// Reads an image at any offset, in contiguous pieces. Not thread-safe: it remembers the segment it read last.
/// </summary>
internal sealed class ImageReader
{
    private readonly ReadOnlyMemory<byte>[] _segments;
    private readonly long[] _starts;
    private ReadOnlyMemory<byte> _segment;
    private long _segmentStart;
    private int _index;

    public ImageReader(ReadOnlySequence<byte> image)
    {
        List<ReadOnlyMemory<byte>> segments = [];
        List<long> starts = [];
        foreach (ReadOnlyMemory<byte> segment in image)
        {
            if (segment.IsEmpty)
                continue;
            segments.Add(segment);
            starts.Add(Length);
            Length += segment.Length;
        }

        _segments = [.. segments];
        _starts = [.. starts];
        Select(0);
    }

    /// <summary>Who waits for what is read, if anyone can lose patience.</summary>
    public Watch? Watch { get; init; }

    /// <summary>The bytes that are there.</summary>
    public long Length { get; }

    /// <summary>The next byte of the values read in sequence.</summary>
    public long Position { get; set; }

    public byte ReadByte() => ReadNext(1)[0];

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(ReadNext(2));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(ReadNext(4));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(ReadNext(8));

    /// <summary>The next bytes of the values read in sequence.</summary>
    public ReadOnlySpan<byte> ReadNext(int length)
    {
        ReadOnlySpan<byte> bytes = Bytes(Position, length);
        Position += length;
        return bytes;
    }

    /// <summary>The bytes at an offset; copied only if they lie in two segments.</summary>
    public ReadOnlySpan<byte> Bytes(long offset, int length)
    {
        if (offset < 0 || length > Length - offset)
            throw StateErrors.Truncated(offset + length, Length);
        if (length == 0)
            return default;
        Seek(offset);
        long inSegment = offset - _segmentStart;
        if (length <= _segment.Length - inSegment)
            return _segment.Span.Slice((int)inSegment, length);
        byte[] joined = new byte[length];
        CopyTo(offset, joined);
        return joined;
    }

    /// <summary>At least one and at most <paramref name="rows"/> whole rows at an offset, as many as are contiguous.</summary>
    public ReadOnlySpan<byte> Rows(long offset, int width, long rows)
    {
        Seek(offset);
        long contiguous = Math.Min(rows, (_segmentStart + _segment.Length - offset) / width);
        contiguous = Math.Min(contiguous, int.MaxValue / width);
        return Bytes(offset, (int)Math.Max(1, contiguous) * width);
    }

    /// <summary>Copies bytes from an offset, where they are known to be. Several threads may do so at once.</summary>
    public void CopyTo(long offset, Span<byte> destination)
    {
        for (int index = IndexOf(offset); destination.Length > 0; index++)
        {
            ReadOnlySpan<byte> source = _segments[index].Span[(int)(offset - _starts[index])..];
            source = source[..Math.Min(source.Length, destination.Length)];
            source.CopyTo(destination);
            destination = destination[source.Length..];
            offset += source.Length;
        }
    }

    /// <summary>The offset of a byte that <see cref="Bytes"/> or <see cref="Rows"/> gave out last, or -1 if it was a copy.</summary>
    public long OffsetOf(ref byte cell)
    {
        nint inSegment = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(_segment.Span), ref cell);
        return inSegment >= 0 && inSegment < _segment.Length ? _segmentStart + inSegment : -1;
    }

    /// <summary>Moves to the segment of an offset: most often the same, or the next.</summary>
    private void Seek(long offset)
    {
        if (offset >= _segmentStart && offset < _segmentStart + _segment.Length)
            return;
        Select(_index + 1);
        if (offset >= _segmentStart && offset < _segmentStart + _segment.Length)
            return;
        Select(IndexOf(offset));
    }

    private int IndexOf(long offset)
    {
        int found = Array.BinarySearch(_starts, offset);
        return found >= 0 ? found : ~found - 1;
    }

    private void Select(int index)
    {
        bool exists = (uint)index < (uint)_segments.Length;
        _index = index;
        _segment = exists ? _segments[index] : default;
        _segmentStart = exists ? _starts[index] : Length;
    }
}
