using System.Buffers;

namespace Stateify.Files;

/// <summary>Reads frames and compares each with what the index says about it. Safe to use from several threads.</summary>
internal sealed class FrameReader(RandomAccessSource source, FrameCodec codec)
{
    /// <summary>Fills <paramref name="destination"/>, which has the frame's raw length, with the frame. It is cleared if the frame is damaged.</summary>
    public void Read(SectionIndexEntry section, long frame, Span<byte> destination)
    {
        if (codec.IsPlain ? TryReadInPlace(section, frame, destination) : TryRead(section, frame, destination))
            return;
        destination.Clear();
        StateFileErrors.ThrowCorrupt(
            StateFileErrorCode.FrameCorrupt,
            $"Frame {frame} of section \"{section.Name}\" is not the one that was written there.",
            source.Path,
            section.Frames[frame].Offset);
    }

    private bool TryReadInPlace(SectionIndexEntry section, long frame, Span<byte> destination)
    {
        FrameEntry entry = section.Frames[frame];
        Span<byte> header = stackalloc byte[StateFileFormat.FrameHeaderSize];
        source.Read(entry.Offset, header);
        source.Read(entry.Offset + header.Length, destination);
        return codec.TryDecode(section.Id, frame, entry.Checksum, header, destination, destination);
    }

    private bool TryRead(SectionIndexEntry section, long frame, Span<byte> destination)
    {
        FrameEntry entry = section.Frames[frame];
        byte[] rented = ArrayPool<byte>.Shared.Rent(codec.LargestFrame);
        try
        {
            Span<byte> bytes = rented.AsSpan(0, (int)(entry.End - entry.Offset));
            source.Read(entry.Offset, bytes);
            Span<byte> header = bytes[..StateFileFormat.FrameHeaderSize];
            return codec.TryDecode(section.Id, frame, entry.Checksum, header, bytes[header.Length..], destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
