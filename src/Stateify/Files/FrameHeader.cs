using System.Buffers.Binary;

namespace Stateify.Files;

/// <summary>What precedes the stored bytes of a frame: its fields, then a checksum over them and what it covers of those bytes.</summary>
internal readonly record struct FrameHeader(uint Section, ulong Sequence, uint StoredLength, uint RawLength, bool IsCompressed)
{
    /// <summary>The bytes before the checksum.</summary>
    public const int FieldsSize = StateFileFormat.FrameHeaderSize - StateFileFormat.ChecksumSize;

    private const uint CompressedFlag = 1;

    /// <summary>Section and number of a frame, of whose header these are the fields: 12 bytes that no other frame of the file has.</summary>
    public static ReadOnlySpan<byte> Place(ReadOnlySpan<byte> fields) => fields.Slice(4, 12);

    /// <summary>Reads what may be a header; whether it is one, only its checksum can tell.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out FrameHeader header)
    {
        uint flags = BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]);
        header = new FrameHeader(
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]),
            flags == CompressedFlag);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes) == StateFileFormat.FrameMagic && flags <= CompressedFlag;
    }

    /// <summary>Writes everything but the checksum.</summary>
    public void WriteFields(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, StateFileFormat.FrameMagic);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[4..], Section);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[8..], Sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[16..], StoredLength);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[20..], RawLength);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[24..], IsCompressed ? CompressedFlag : 0);
    }

    /// <summary>Writes the checksum behind the fields in <paramref name="header"/> and returns it.</summary>
    public static uint WriteChecksum(Span<byte> header, ReadOnlySpan<byte> checksummed)
    {
        uint checksum = Crc32C.Append(Crc32C.Compute(header[..FieldsSize]), checksummed);
        BinaryPrimitives.WriteUInt32LittleEndian(header[FieldsSize..], checksum);
        return checksum;
    }

    /// <summary>Whether <paramref name="header"/> is this header with that checksum, and the checksum fits what it covers.</summary>
    public bool Matches(ReadOnlySpan<byte> header, ReadOnlySpan<byte> checksummed, uint checksum)
    {
        Span<byte> expected = stackalloc byte[StateFileFormat.FrameHeaderSize];
        WriteFields(expected);
        return WriteChecksum(expected, checksummed) == checksum && expected.SequenceEqual(header);
    }
}
