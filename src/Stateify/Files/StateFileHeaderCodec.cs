using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Stateify.Files;

/// <summary>
/// The frozen header: every version of the library, older or newer than the file, reads version and metadata by these rules alone.
/// </summary>
internal static class StateFileHeaderCodec
{
    /// <summary>The bytes of a header: of version 1 if that can say everything, so that any version of the library reads the file.</summary>
    /// <exception cref="ArgumentException">The metadata is larger than a header may be, or has a string that is not Unicode.</exception>
    public static byte[] Encode(
        IReadOnlyDictionary<string, string>? metadata, ushort compression, StateFileProtection protection, FileKeys? keys)
    {
        List<(byte[] Key, byte[] Value)> entries = [];
        long metadataSize = 0;
        foreach ((string key, string value) in metadata ?? new Dictionary<string, string>())
        {
            (byte[] Key, byte[] Value) entry = (Utf8(key), Utf8(value));
            metadataSize += 8 + entry.Key.Length + entry.Value.Length;
            entries.Add(entry);
        }
        entries.Sort(static (left, right) => left.Key.AsSpan().SequenceCompareTo(right.Key));

        int blockSize = keys is null ? 0 : FileKeys.HeaderBlockSize;
        long size = StateFileFormat.HeaderFixedSize + metadataSize + blockSize + StateFileFormat.ChecksumSize;
        if (size > StateFileFormat.MaximumHeaderSize)
        {
            throw new ArgumentException(
                $"The metadata makes a header of {size} bytes, of which at most {StateFileFormat.MaximumHeaderSize} are allowed. Put large values into a section.",
                nameof(metadata));
        }

        byte[] header = new byte[size];
        Span<byte> rest = header;
        StateFileFormat.Magic.CopyTo(rest);
        bool isPlain = compression == 0 && protection == StateFileProtection.None;
        BinaryPrimitives.WriteUInt32LittleEndian(rest[8..], isPlain ? StateFileFormat.PlainVersion : StateFileFormat.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(rest[12..], (uint)size);
        // Bytes 16 to 19, flags, stay 0.
        BinaryPrimitives.WriteUInt16LittleEndian(rest[20..], compression);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[22..], (ushort)protection);
        BinaryPrimitives.WriteUInt32LittleEndian(rest[24..], (uint)entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(rest[28..], (uint)metadataSize);
        rest = rest[StateFileFormat.HeaderFixedSize..];
        foreach ((byte[] key, byte[] value) in entries)
        {
            rest = WriteString(rest, key);
            rest = WriteString(rest, value);
        }
        Span<byte> content = header.AsSpan(0, header.Length - StateFileFormat.ChecksumSize);
        keys?.WriteHeaderBlock(content);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(content.Length), Crc32C.Compute(content));
        return header;
    }

    /// <summary>Reads and verifies the header at the start of a file of any version.</summary>
    public static StateFileHeader Decode(RandomAccessSource source)
    {
        Span<byte> start = stackalloc byte[(int)Math.Min(StateFileFormat.HeaderFixedSize, source.Length)];
        source.Read(0, start);
        int size = SizeOf(start, source.Path);
        if (size > source.Length)
            StateFileErrors.ThrowTruncated(source.Path, source.Length);
        byte[] header = new byte[size];
        source.Read(0, header);
        return Decode(header, source.Path);
    }

    /// <summary>Verifies a header of any version.</summary>
    /// <param name="header">As many bytes as <see cref="SizeOf"/> says.</param>
    /// <param name="path">The name of the file, for errors.</param>
    public static StateFileHeader Decode(byte[] header, string? path)
    {
        ReadOnlySpan<byte> content = header.AsSpan(0, header.Length - StateFileFormat.ChecksumSize);
        uint checksum = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(content.Length));
        if (Crc32C.Compute(content) != checksum)
            StateFileErrors.ThrowCorrupt(StateFileErrorCode.HeaderCorrupt, "The checksum of the header is wrong.", path, 0);
        return Parse(header, checksum, path);
    }

    /// <summary>The bytes that the header of a file has, by its first ones.</summary>
    /// <param name="start">The first <see cref="StateFileFormat.HeaderFixedSize"/> bytes, or all if there are fewer.</param>
    /// <param name="path">The name of the file, for errors.</param>
    public static int SizeOf(ReadOnlySpan<byte> start, string? path)
    {
        int magic = Math.Min(start.Length, StateFileFormat.Magic.Length);
        if (!start[..magic].SequenceEqual(StateFileFormat.Magic[..magic]))
            throw new StateFileException(StateFileErrorCode.NotAStateFile, "The file does not start as a state file does; check the name.", path, 0);
        if (start.Length < StateFileFormat.HeaderFixedSize)
            StateFileErrors.ThrowTruncated(path, start.Length);
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(start[12..]);
        if (size is < StateFileFormat.HeaderFixedSize + StateFileFormat.ChecksumSize or > StateFileFormat.MaximumHeaderSize)
            StateFileErrors.ThrowCorrupt(StateFileErrorCode.HeaderCorrupt, "The length of the header is impossible.", path, 12);
        return (int)size;
    }

    private static StateFileHeader Parse(byte[] header, uint checksum, string? path)
    {
        ReadOnlySpan<byte> content = header.AsSpan(0, header.Length - StateFileFormat.ChecksumSize);
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(content[8..]);
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(content[24..]);
        uint metadataSize = BinaryPrimitives.ReadUInt32LittleEndian(content[28..]);
        ReadOnlySpan<byte> rest = content[StateFileFormat.HeaderFixedSize..];

        // Later versions have fields behind the metadata; version 1 has none.
        if (metadataSize > rest.Length || (version <= StateFileFormat.PlainVersion && metadataSize != rest.Length))
            ThrowMetadata(path);
        rest = rest[..(int)metadataSize];

        Dictionary<string, string> metadata = [];
        ReadOnlySpan<byte> previous = default;
        for (uint i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> key = ReadString(ref rest, path);
            ReadOnlySpan<byte> value = ReadString(ref rest, path);
            if (i > 0 && previous.SequenceCompareTo(key) >= 0)
                ThrowMetadata(path);
            previous = key;
            try
            {
                metadata.Add(StateFileFormat.StrictUtf8.GetString(key), StateFileFormat.StrictUtf8.GetString(value));
            }
            catch (DecoderFallbackException)
            {
                ThrowMetadata(path);
            }
        }
        if (!rest.IsEmpty)
            ThrowMetadata(path);
        return new StateFileHeader(header, version, metadata.AsReadOnly(), StateFileFormat.HeaderFixedSize + (int)metadataSize, checksum);
    }

    private static byte[] Utf8(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return StateFileFormat.StrictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException error)
        {
            throw new ArgumentException("A metadata string is not valid Unicode.", error);
        }
    }

    private static Span<byte> WriteString(Span<byte> destination, byte[] text)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, (uint)text.Length);
        text.CopyTo(destination[4..]);
        return destination[(4 + text.Length)..];
    }

    private static ReadOnlySpan<byte> ReadString(scoped ref ReadOnlySpan<byte> rest, string? path)
    {
        if (rest.Length < 4 || BinaryPrimitives.ReadUInt32LittleEndian(rest) > rest.Length - 4)
            ThrowMetadata(path);
        int length = (int)BinaryPrimitives.ReadUInt32LittleEndian(rest);
        ReadOnlySpan<byte> text = rest.Slice(4, length);
        rest = rest[(4 + length)..];
        return text;
    }

    [DoesNotReturn]
    private static void ThrowMetadata(string? path) => StateFileErrors.ThrowCorrupt(
        StateFileErrorCode.HeaderCorrupt, "The metadata of the header contradicts itself.", path, StateFileFormat.HeaderFixedSize);
}
