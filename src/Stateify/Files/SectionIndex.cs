using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Stateify.Files;

/// <summary>
/// The trailer: an index of all sections and their frames, then a footer of fixed size. Invariant on reading: header, frames,
/// index and footer follow each other without a gap and fill the file exactly.
/// </summary>
internal static class SectionIndex
{
    // The fields at the start of the footer that say where index and file end.
    private const int PlacesSize = 24;

    /// <summary>The index and the footer of a file whose frames end at <paramref name="indexOffset"/>.</summary>
    public static byte[] Encode(IReadOnlyList<SectionIndexEntry> sections, long indexOffset, uint headerChecksum, FileKeys? keys)
    {
        List<byte[]> names = [.. sections.Select(static section => StateFileFormat.StrictUtf8.GetBytes(section.Name))];
        int macSize = MacSize(keys);
        long size = 4 + macSize + StateFileFormat.FooterSize;
        for (int i = 0; i < sections.Count; i++)
            size += StateFileFormat.SmallestIndexEntry - 1 + names[i].Length + ((long)sections[i].Frames.Length * StateFileFormat.IndexFrameSize);

        byte[] trailer = new byte[size];
        Span<byte> rest = trailer;
        BinaryPrimitives.WriteUInt32LittleEndian(rest, (uint)sections.Count);
        rest = rest[4..];
        for (int i = 0; i < sections.Count; i++)
        {
            SectionIndexEntry section = sections[i];
            BinaryPrimitives.WriteUInt32LittleEndian(rest, (uint)names[i].Length);
            names[i].CopyTo(rest[4..]);
            rest = rest[(4 + names[i].Length)..];
            BinaryPrimitives.WriteInt64LittleEndian(rest, section.Offset);
            BinaryPrimitives.WriteInt64LittleEndian(rest[8..], section.RawLength);
            BinaryPrimitives.WriteInt64LittleEndian(rest[16..], section.Frames.Length);
            rest = rest[24..];
            foreach (FrameEntry frame in section.Frames)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(rest, frame.StoredLength);
                BinaryPrimitives.WriteUInt32LittleEndian(rest[4..], frame.Checksum);
                rest = rest[StateFileFormat.IndexFrameSize..];
            }
        }

        Span<byte> mac = rest[..macSize];
        rest = rest[macSize..];
        ReadOnlySpan<byte> index = trailer.AsSpan(0, trailer.Length - StateFileFormat.FooterSize);
        BinaryPrimitives.WriteInt64LittleEndian(rest, indexOffset);
        BinaryPrimitives.WriteInt64LittleEndian(rest[8..], index.Length);
        BinaryPrimitives.WriteInt64LittleEndian(rest[16..], indexOffset + trailer.Length);
        keys?.ComputeTrailerMac(index[..^macSize], rest[..PlacesSize], mac);
        BinaryPrimitives.WriteUInt32LittleEndian(rest[24..], Crc32C.Compute(index));
        BinaryPrimitives.WriteUInt32LittleEndian(rest[28..], headerChecksum);
        // Bytes 32 to 35 are reserved and stay 0.
        BinaryPrimitives.WriteUInt32LittleEndian(rest[36..], Crc32C.Compute(rest[..36]));
        StateFileFormat.EndMagic.CopyTo(rest[40..]);
        return trailer;
    }

    /// <summary>Reads and verifies the trailer of a file with that header.</summary>
    public static List<SectionIndexEntry> Decode(RandomAccessSource source, StateFileHeader header, FrameCodec codec, FileKeys? keys)
    {
        long footerOffset = source.Length - StateFileFormat.FooterSize;
        if (footerOffset < header.Size)
            StateFileErrors.ThrowTruncated(source.Path, source.Length);
        Span<byte> footer = stackalloc byte[StateFileFormat.FooterSize];
        source.Read(footerOffset, footer);
        if (!footer[40..].SequenceEqual(StateFileFormat.EndMagic))
            StateFileErrors.ThrowTruncated(source.Path, source.Length);
        if (BinaryPrimitives.ReadUInt32LittleEndian(footer[36..]) != Crc32C.Compute(footer[..36]))
            ThrowCorrupt("The checksum of the footer is wrong.", source, footerOffset);

        long indexOffset = BinaryPrimitives.ReadInt64LittleEndian(footer);
        long indexLength = BinaryPrimitives.ReadInt64LittleEndian(footer[8..]);
        if (BinaryPrimitives.ReadInt64LittleEndian(footer[16..]) != source.Length
            || indexOffset < header.Size
            || indexOffset > footerOffset
            || indexLength != footerOffset - indexOffset
            || indexLength > Array.MaxLength)
            ThrowCorrupt("The places in the footer do not fit the length of the file.", source, footerOffset);
        if (BinaryPrimitives.ReadUInt32LittleEndian(footer[28..]) != header.Checksum)
            ThrowCorrupt("The header belongs to another file.", source, footerOffset);
        if (BinaryPrimitives.ReadUInt32LittleEndian(footer[32..]) != 0)
            ThrowCorrupt("A reserved field of the footer is in use.", source, footerOffset);

        byte[] index = new byte[indexLength];
        source.Read(indexOffset, index);
        if (BinaryPrimitives.ReadUInt32LittleEndian(footer[24..]) != Crc32C.Compute(index))
            ThrowCorrupt("The checksum of the index is wrong.", source, indexOffset);
        return Parse(Verify(index, footer[..PlacesSize], keys, source, indexOffset), source, codec, header.Size, indexOffset);
    }

    /// <summary>Takes the MAC off the index of a protected file.</summary>
    private static ReadOnlySpan<byte> Verify(
        ReadOnlySpan<byte> index, ReadOnlySpan<byte> places, FileKeys? keys, RandomAccessSource source, long indexOffset)
    {
        if (keys is null)
            return index;
        if (index.Length < FileKeys.MacSize)
            ThrowCorrupt("The index is cut short.", source, indexOffset);
        ReadOnlySpan<byte> content = index[..^FileKeys.MacSize];
        Span<byte> mac = stackalloc byte[FileKeys.MacSize];
        keys.ComputeTrailerMac(content, places, mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, index[^FileKeys.MacSize..]))
            ThrowCorrupt("The index is not the one that was written with the key.", source, indexOffset);
        return content;
    }

    private static int MacSize(FileKeys? keys) => keys is null ? 0 : FileKeys.MacSize;

    private static List<SectionIndexEntry> Parse(
        ReadOnlySpan<byte> rest, RandomAccessSource source, FrameCodec codec, long offset, long indexOffset)
    {
        List<SectionIndexEntry> sections = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        if (rest.Length < 4)
            ThrowCorrupt("The index is cut short.", source, indexOffset);
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(rest);
        rest = rest[4..];
        for (uint id = 0; id < count; id++)
        {
            SectionIndexEntry section = ParseSection(ref rest, id, source, codec, indexOffset);
            if (section.Offset != offset || section.End > indexOffset || !names.Add(section.Name))
                ThrowCorrupt($"Section \"{section.Name}\" overlaps another one or has its name.", source, indexOffset);
            sections.Add(section);
            offset = section.End;
        }
        if (!rest.IsEmpty || offset != indexOffset)
            ThrowCorrupt("The sections do not fill the file.", source, indexOffset);
        return sections;
    }

    private static SectionIndexEntry ParseSection(
        ref ReadOnlySpan<byte> rest, uint id, RandomAccessSource source, FrameCodec codec, long indexOffset)
    {
        uint nameSize = rest.Length < StateFileFormat.SmallestIndexEntry ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(rest);
        if (nameSize is 0 or > StateFileFormat.MaximumNameSize || nameSize + StateFileFormat.SmallestIndexEntry - 1 > rest.Length)
            ThrowCorrupt("The index is cut short, or a section has an impossible name.", source, indexOffset);
        string? name = null;
        try
        {
            name = StateFileFormat.StrictUtf8.GetString(rest.Slice(4, (int)nameSize));
        }
        catch (DecoderFallbackException)
        {
            ThrowCorrupt("The name of a section is not UTF-8.", source, indexOffset);
        }
        rest = rest[(4 + (int)nameSize)..];

        long offset = BinaryPrimitives.ReadInt64LittleEndian(rest);
        long rawLength = BinaryPrimitives.ReadInt64LittleEndian(rest[8..]);
        long frames = BinaryPrimitives.ReadInt64LittleEndian(rest[16..]);
        rest = rest[24..];
        if (offset < 0
            || rawLength < 0
            || frames != StateFileFormat.FrameCount(rawLength)
            || frames > rest.Length / StateFileFormat.IndexFrameSize)
            ThrowCorrupt($"The lengths of section \"{name}\" contradict each other.", source, indexOffset);

        FrameEntry[] entries = new FrameEntry[frames];
        long end = offset;
        for (int frame = 0; frame < entries.Length; frame++)
        {
            FrameEntry entry = new(
                end, BinaryPrimitives.ReadUInt32LittleEndian(rest), BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]));
            if (!codec.CanStore(StateFileFormat.FrameLength(rawLength, frame), entry.StoredLength) || entry.End > indexOffset)
                ThrowCorrupt($"The length of frame {frame} of section \"{name}\" is impossible.", source, indexOffset);
            entries[frame] = entry;
            end = entry.End;
            rest = rest[StateFileFormat.IndexFrameSize..];
        }
        return new SectionIndexEntry(id, name, offset, rawLength, entries);
    }

    [DoesNotReturn]
    private static void ThrowCorrupt(string problem, RandomAccessSource source, long offset) =>
        StateFileErrors.ThrowCorrupt(StateFileErrorCode.TrailerCorrupt, problem, source.Path, offset);
}
