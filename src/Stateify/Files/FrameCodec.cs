namespace Stateify.Files;

/// <summary>Makes frames of a section's bytes, and the other way round, as one file wants it. Safe to use from several threads.</summary>
internal sealed class FrameCodec(FrameProtection protection)
{
    /// <summary>Frames that hold their bytes as they are.</summary>
    public static FrameCodec Plain { get; } = new(PlainFrames.Instance);

    /// <summary>Whether frames hold their bytes as they are, so that these need not be copied.</summary>
    public bool IsPlain => protection.TagSize == 0;

    /// <summary>The bytes of the largest frame.</summary>
    public int LargestFrame => StateFileFormat.FrameHeaderSize + StateFileFormat.FrameSize + protection.TagSize;

    /// <summary>The header of a plain frame, for a writer that does not want to copy what follows it.</summary>
    /// <returns>The frame's checksum.</returns>
    public static uint WritePlainHeader(uint section, long frame, ReadOnlySpan<byte> raw, Span<byte> destination)
    {
        new FrameHeader(section, (ulong)frame, (uint)raw.Length, (uint)raw.Length, IsCompressed: false).WriteFields(destination);
        return FrameHeader.WriteChecksum(destination, raw);
    }

    /// <summary>Whether a frame of <paramref name="rawLength"/> bytes can have that many stored ones.</summary>
    public bool CanStore(int rawLength, uint storedLength) => storedLength == rawLength + protection.TagSize;

    /// <summary>Makes a frame.</summary>
    /// <param name="section">The section.</param>
    /// <param name="frame">The frame's number in it.</param>
    /// <param name="raw">The section's bytes.</param>
    /// <param name="destination">Receives the frame: <see cref="LargestFrame"/> bytes.</param>
    /// <returns>Its entry for the index, but for the offset.</returns>
    public FrameEntry Encode(uint section, long frame, ReadOnlySpan<byte> raw, Span<byte> destination)
    {
        Span<byte> header = destination[..StateFileFormat.FrameHeaderSize];
        Span<byte> stored = destination.Slice(header.Length, raw.Length + protection.TagSize);
        new FrameHeader(section, (ulong)frame, (uint)stored.Length, (uint)raw.Length, IsCompressed: false).WriteFields(header);
        protection.Seal(header[..FrameHeader.FieldsSize], raw, stored);
        return new FrameEntry(0, (uint)stored.Length, FrameHeader.WriteChecksum(header, protection.Checksummed(stored)));
    }

    /// <summary>Takes a section's bytes out of a frame.</summary>
    /// <param name="section">The section.</param>
    /// <param name="frame">The frame's number in it.</param>
    /// <param name="header">The frame's header.</param>
    /// <param name="stored">What follows it, as long as the index says.</param>
    /// <param name="raw">
    /// Receives the bytes, as many as the frame has; undefined when this is not the frame that was written. It may be <paramref name="stored"/> if the
    /// codec is plain.
    /// </param>
    /// <returns>Whether this is the frame that was written.</returns>
    public bool TryDecode(SectionIndexEntry section, long frame, ReadOnlySpan<byte> header, ReadOnlySpan<byte> stored, Span<byte> raw)
    {
        FrameHeader expected = new(section.Id, (ulong)frame, (uint)stored.Length, (uint)raw.Length, IsCompressed: false);
        return expected.Matches(header, protection.Checksummed(stored), section.Frames[frame].Checksum)
            && protection.TryOpen(header[..FrameHeader.FieldsSize], stored, raw);
    }
}
