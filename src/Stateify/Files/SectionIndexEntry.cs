namespace Stateify.Files;

/// <summary>One section as the index at the end of the file has it.</summary>
/// <param name="Id">Its place among the sections, from 0; every frame repeats it.</param>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="Offset">The byte its first frame starts at.</param>
/// <param name="RawLength">The bytes it holds.</param>
/// <param name="Checksums">The checksum of each frame, in order.</param>
internal sealed record SectionIndexEntry(uint Id, string Name, long Offset, long RawLength, uint[] Checksums)
{
    /// <summary>The byte the header of a frame starts at. Uncompressed frames before the last are all of one size.</summary>
    public long FrameOffset(long frame) => Offset + (frame * (StateFileFormat.FrameHeaderSize + StateFileFormat.FrameSize));

    /// <summary>The header a frame must have.</summary>
    public FrameHeader FrameHeader(long frame)
    {
        uint length = (uint)StateFileFormat.FrameLength(RawLength, frame);
        return new FrameHeader(Id, (ulong)frame, length, length);
    }

    /// <summary>The first byte after the last frame.</summary>
    public long End => Offset + RawLength + ((long)Checksums.Length * StateFileFormat.FrameHeaderSize);
}
