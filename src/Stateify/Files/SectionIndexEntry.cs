namespace Stateify.Files;

/// <summary>One section as the index at the end of the file has it.</summary>
/// <param name="Id">Its place among the sections, from 0; every frame repeats it.</param>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="Offset">The byte its first frame starts at.</param>
/// <param name="RawLength">The bytes it holds.</param>
/// <param name="Frames">Its frames, in order.</param>
internal sealed record SectionIndexEntry(uint Id, string Name, long Offset, long RawLength, FrameEntry[] Frames)
{
    /// <summary>The bytes of its frames in the file.</summary>
    public long StoredLength => End - Offset;

    /// <summary>The first byte after the last frame.</summary>
    public long End => Frames.Length == 0 ? Offset : Frames[^1].End;
}
