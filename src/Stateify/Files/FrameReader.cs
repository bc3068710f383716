namespace Stateify.Files;

/// <summary>Reads frames and compares each with what the index says about it. Safe to use from several threads.</summary>
internal sealed class FrameReader(RandomAccessSource source)
{
    /// <summary>Fills <paramref name="destination"/>, which has the frame's raw length, with the frame. It is cleared if the frame is damaged.</summary>
    public void Read(SectionIndexEntry section, long frame, Span<byte> destination)
    {
        long offset = section.FrameOffset(frame);
        Span<byte> header = stackalloc byte[StateFileFormat.FrameHeaderSize];
        source.Read(offset, header);
        source.Read(offset + header.Length, destination);
        if (section.FrameHeader(frame).Matches(header, destination, section.Checksums[frame]))
            return;
        destination.Clear();
        StateFileErrors.ThrowCorrupt(
            StateFileErrorCode.FrameCorrupt,
            $"Frame {frame} of section \"{section.Name}\" is not the one that was written there.",
            source.Path,
            offset);
    }
}
