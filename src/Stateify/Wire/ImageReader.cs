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
    private readonly ReadOnlySequence<byte> _image;
    private ReadOnlyMemory<byte> _segment;
    private long _segmentStart;

    public ImageReader(ReadOnlySequence<byte> image)
    {
        _image = image;
        _segment = image.First;
        Length = image.Length;
    }

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
        long inSegment = offset - _segmentStart;
        if (inSegment < 0 || inSegment + length > _segment.Length)
        {
            Seek(offset);
            inSegment = offset - _segmentStart;
            if (inSegment + length > _segment.Length)
                return _image.Slice(offset, length).ToArray();
        }

        return _segment.Span.Slice((int)inSegment, length);
    }

    /// <summary>At least one and at most <paramref name="rows"/> whole rows at an offset, as many as are contiguous.</summary>
    public ReadOnlySpan<byte> Rows(long offset, int width, long rows)
    {
        if (offset < _segmentStart || offset >= _segmentStart + _segment.Length)
            Seek(offset);
        long contiguous = Math.Min(rows, (_segmentStart + _segment.Length - offset) / width);
        contiguous = Math.Min(contiguous, int.MaxValue / width);
        return Bytes(offset, (int)Math.Max(1, contiguous) * width);
    }

    /// <summary>Copies bytes from an offset.</summary>
    public void CopyTo(long offset, Span<byte> destination) => _image.Slice(offset, destination.Length).CopyTo(destination);

    /// <summary>The offset of a byte that <see cref="Bytes"/> or <see cref="Rows"/> gave out last, or -1 if it was a copy.</summary>
    public long OffsetOf(ref byte cell)
    {
        nint inSegment = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(_segment.Span), ref cell);
        return inSegment >= 0 && inSegment < _segment.Length ? _segmentStart + inSegment : -1;
    }

    private void Seek(long offset)
    {
        SequencePosition position = _image.GetPosition(0);
        long start = 0;
        while (_image.TryGet(ref position, out ReadOnlyMemory<byte> segment))
        {
            if (offset < start + segment.Length)
            {
                _segment = segment;
                _segmentStart = start;
                return;
            }

            start += segment.Length;
        }

        _segment = default;
        _segmentStart = start;
    }
}
