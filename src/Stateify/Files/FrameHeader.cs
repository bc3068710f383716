using System.Buffers.Binary;

namespace Stateify.Files;

/// <summary>What precedes the stored bytes of a frame. The checksum covers the other fields, then those bytes.</summary>
internal readonly record struct FrameHeader(uint Section, ulong Sequence, uint StoredLength, uint RawLength)
{
    /// <summary>Writes the header and returns the frame's checksum.</summary>
    public uint Write(Span<byte> destination, ReadOnlySpan<byte> stored)
    {
        WriteFields(destination);
        uint checksum = Crc32C.Append(Crc32C.Compute(destination[..28]), stored);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[28..], checksum);
        return checksum;
    }

    /// <summary>Whether <paramref name="header"/> is this header with that checksum, and the checksum fits the stored bytes.</summary>
    public bool Matches(ReadOnlySpan<byte> header, ReadOnlySpan<byte> stored, uint checksum)
    {
        Span<byte> expected = stackalloc byte[StateFileFormat.FrameHeaderSize];
        uint actual = Write(expected, stored);
        return actual == checksum && expected.SequenceEqual(header);
    }

    private void WriteFields(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, StateFileFormat.FrameMagic);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[4..], Section);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[8..], Sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[16..], StoredLength);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[20..], RawLength);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[24..], 0);
    }
}
