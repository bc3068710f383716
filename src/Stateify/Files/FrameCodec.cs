using System.Buffers;

namespace Stateify.Files;

/// <summary>
/// Makes frames of a section's bytes, and the other way round, as one file wants it: compressed, then protected. Safe to use from
/// several threads.
/// </summary>
internal sealed class FrameCodec(FrameProtection protection, IFrameCompression? compression)
{
    /// <summary>Frames that hold their bytes as they are.</summary>
    public static FrameCodec Plain { get; } = new(PlainFrames.Instance, null);

    /// <summary>What proves the frames.</summary>
    public FrameProtection Protection => protection;

    /// <summary>Whether frames hold their bytes as they are, so that these need not be copied.</summary>
    public bool IsPlain => protection.TagSize == 0 && compression is null;

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
    public bool CanStore(int rawLength, uint storedLength)
    {
        long payload = storedLength - (long)protection.TagSize;
        return payload == rawLength || (compression is not null && payload > 0 && payload < rawLength);
    }

    /// <summary>Makes a frame.</summary>
    /// <param name="section">The section.</param>
    /// <param name="frame">The frame's number in it.</param>
    /// <param name="raw">The section's bytes.</param>
    /// <param name="destination">Receives the frame: <see cref="LargestFrame"/> bytes.</param>
    /// <returns>Its entry for the index, but for the offset.</returns>
    public FrameEntry Encode(uint section, long frame, ReadOnlySpan<byte> raw, Span<byte> destination)
    {
        if (compression is null)
            return Seal(section, frame, raw, raw.Length, destination);
        byte[] compressed = ArrayPool<byte>.Shared.Rent(raw.Length);
        try
        {
            if (!compression.TryCompress(raw, compressed.AsSpan(0, raw.Length - 1), out int length))
                return Seal(section, frame, raw, raw.Length, destination);
            if (length <= 0 || length >= raw.Length)
                throw new InvalidOperationException($"The compression says that {raw.Length} bytes have become {length}.");
            return Seal(section, frame, compressed.AsSpan(0, length), raw.Length, destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(compressed);
        }
    }

    /// <summary>Takes a section's bytes out of a frame.</summary>
    /// <param name="section">The section.</param>
    /// <param name="frame">The frame's number in it.</param>
    /// <param name="checksum">The frame's checksum, as the index has it.</param>
    /// <param name="header">The frame's header.</param>
    /// <param name="stored">What follows it, as long as the index says, and <see cref="CanStore"/> allows.</param>
    /// <param name="raw">
    /// Receives the bytes, as many as the frame has; undefined when this is not the frame that was written. It may be
    /// <paramref name="stored"/> if the codec is plain.
    /// </param>
    /// <returns>Whether this is the frame that was written.</returns>
    public bool TryDecode(
        uint section, long frame, uint checksum, ReadOnlySpan<byte> header, ReadOnlySpan<byte> stored, Span<byte> raw)
    {
        int payload = stored.Length - protection.TagSize;
        FrameHeader expected = new(section, (ulong)frame, (uint)stored.Length, (uint)raw.Length, payload < raw.Length);
        if (!expected.Matches(header, protection.Checksummed(stored), checksum))
            return false;
        ReadOnlySpan<byte> fields = header[..FrameHeader.FieldsSize];
        return expected.IsCompressed ? TryDecompress(fields, stored, payload, raw) : protection.TryOpen(fields, stored, raw);
    }

    private FrameEntry Seal(uint section, long frame, ReadOnlySpan<byte> payload, int rawLength, Span<byte> destination)
    {
        Span<byte> header = destination[..StateFileFormat.FrameHeaderSize];
        Span<byte> stored = destination.Slice(header.Length, payload.Length + protection.TagSize);
        FrameHeader fields = new(section, (ulong)frame, (uint)stored.Length, (uint)rawLength, payload.Length < rawLength);
        fields.WriteFields(header);
        protection.Seal(header[..FrameHeader.FieldsSize], payload, stored);
        return new FrameEntry(0, (uint)stored.Length, FrameHeader.WriteChecksum(header, protection.Checksummed(stored)));
    }

    private bool TryDecompress(ReadOnlySpan<byte> fields, ReadOnlySpan<byte> stored, int payloadLength, Span<byte> raw)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(payloadLength);
        try
        {
            Span<byte> payload = rented.AsSpan(0, payloadLength);
            return protection.TryOpen(fields, stored, payload) && compression!.TryDecompress(payload, raw);
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
