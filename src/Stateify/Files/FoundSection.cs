namespace Stateify.Files;

/// <summary>The whole frames of one section of a file without an index.</summary>
internal sealed class FoundSection(uint id)
{
    private bool _lacksFrames;

    public uint Id => id;

    /// <summary>The frames, in order; some may be missing between them.</summary>
    public List<FrameEntry> Frames { get; } = [];

    /// <summary>Where they lie in the section.</summary>
    public List<SalvagedRange> Ranges { get; } = [];

    /// <summary>The end of the last of them.</summary>
    public long Length => Ranges[^1].Start + Ranges[^1].Length;

    /// <summary>Whether nothing can come after the last of them: it is short, or another section follows it.</summary>
    public bool HasEnd { get; private set; }

    public bool IsComplete => HasEnd && !_lacksFrames;

    public void Add(FrameHeader header, FrameEntry entry)
    {
        _lacksFrames |= header.Sequence != (ulong)Frames.Count;
        Frames.Add(entry);
        SalvagedRange.Append(Ranges, (long)header.Sequence * StateFileFormat.FrameSize, header.RawLength);
        HasEnd = header.RawLength < StateFileFormat.FrameSize;
    }

    /// <summary>Notes that a section follows.</summary>
    public void End() => HasEnd = true;
}
