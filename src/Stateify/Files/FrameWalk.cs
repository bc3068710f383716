using System.Buffers;
using System.Buffers.Binary;

namespace Stateify.Files;

/// <summary>
/// Finds the whole frames of a file without an index: from the header on, each begins where the one before it ends. A damaged one is
/// stepped over only if its header still says which it is, and the frame behind it is whole and continues the order: what looks like
/// a frame elsewhere may be the contents of one.
/// </summary>
internal sealed class FrameWalk(RandomAccessSource source, FrameCodec codec)
{
    /// <summary>The sections of which there are whole frames.</summary>
    /// <param name="headerSize">The bytes of the header; null if it is damaged, but may still say it.</param>
    public List<FoundSection> Find(int? headerSize)
    {
        List<FoundSection> sections = [];
        byte[] buffer = ArrayPool<byte>.Shared.Rent(codec.LargestFrame);
        byte[] raw = ArrayPool<byte>.Shared.Rent(StateFileFormat.FrameSize);
        try
        {
            FrameHeader? previous = null;
            bool follows = true;
            for (long offset = headerSize ?? ReadHeaderSize(); TryReadHeader(offset, previous, out FrameHeader header);)
            {
                if (IsWhole(offset, header, buffer, raw, out FrameEntry entry))
                {
                    // Not under a key: somebody may have cut frames out, and the index, which would tell, has not been proven.
                    if (previous is { } last && last.Section != header.Section && follows && codec.Protection.TagSize == 0)
                        sections[^1].End();
                    if (sections.Count == 0 || sections[^1].Id != header.Section)
                        sections.Add(new FoundSection(header.Section));
                    sections[^1].Add(header, entry);
                    follows = true;
                }
                else if (follows)
                {
                    follows = false;
                }
                else
                {
                    break;
                }
                previous = header;
                offset += StateFileFormat.FrameHeaderSize + header.StoredLength;
            }
            return sections;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private long ReadHeaderSize()
    {
        Span<byte> start = stackalloc byte[StateFileFormat.HeaderFixedSize];
        if (!TryRead(0, start))
            return source.Length;
        return BinaryPrimitives.ReadUInt32LittleEndian(start[12..]);
    }

    /// <summary>Reads the header of a frame that can come after another one.</summary>
    private bool TryReadHeader(long offset, FrameHeader? previous, out FrameHeader header)
    {
        header = default;
        Span<byte> bytes = stackalloc byte[StateFileFormat.FrameHeaderSize];
        return TryRead(offset, bytes)
            && FrameHeader.TryRead(bytes, out header)
            && header.RawLength is > 0 and <= StateFileFormat.FrameSize
            && codec.CanStore((int)header.RawLength, header.StoredLength)
            && Follows(previous, header)
            && header.StoredLength <= source.Length - offset - StateFileFormat.FrameHeaderSize;
    }

    private static bool Follows(FrameHeader? previous, FrameHeader header)
    {
        if (previous is not { } last)
            return header.Sequence == 0;
        return header.Section == last.Section
            ? header.Sequence == last.Sequence + 1 && last.RawLength == StateFileFormat.FrameSize
            : header.Section > last.Section && header.Sequence == 0;
    }

    private bool IsWhole(long offset, FrameHeader header, byte[] buffer, byte[] raw, out FrameEntry entry)
    {
        entry = default;
        Span<byte> bytes = buffer.AsSpan(0, StateFileFormat.FrameHeaderSize + (int)header.StoredLength);
        if (!TryRead(offset, bytes))
            return false;
        ReadOnlySpan<byte> head = bytes[..StateFileFormat.FrameHeaderSize];
        entry = new FrameEntry(offset, header.StoredLength, BinaryPrimitives.ReadUInt32LittleEndian(head[FrameHeader.FieldsSize..]));
        return codec.TryDecode(
            header.Section, (long)header.Sequence, entry.Checksum, head, bytes[head.Length..], raw.AsSpan(0, (int)header.RawLength));
    }

    /// <summary>Reads bytes if they are there and the device gives them.</summary>
    private bool TryRead(long offset, Span<byte> bytes)
    {
        if (offset > source.Length - bytes.Length)
            return false;
        try
        {
            source.Read(offset, bytes);
            return true;
        }
        catch (StateFileException damage) when (StateFileSalvage.IsDamage(damage))
        {
            return false;
        }
    }
}
