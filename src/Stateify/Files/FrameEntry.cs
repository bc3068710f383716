namespace Stateify.Files;

/// <summary>One frame as the index has it.</summary>
/// <param name="Offset">The byte its header starts at.</param>
/// <param name="StoredLength">The bytes behind its header.</param>
/// <param name="Checksum">The checksum in its header.</param>
internal readonly record struct FrameEntry(long Offset, uint StoredLength, uint Checksum)
{
    /// <summary>The first byte after the frame.</summary>
    public long End => Offset + StateFileFormat.FrameHeaderSize + StoredLength;
}
