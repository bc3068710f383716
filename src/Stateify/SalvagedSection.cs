using Stateify.Files;

namespace Stateify;

/// <summary>What is provably whole of one section of a damaged state file.</summary>
public sealed class SalvagedSection
{
    private readonly SectionIndexEntry _entry;
    private readonly FrameReader _frames;

    /// <summary>A section that the index names.</summary>
    internal SalvagedSection(SectionIndexEntry entry, FrameReader frames)
    {
        _entry = entry;
        _frames = frames;
        Name = entry.Name;
        Length = entry.RawLength;
        Ranges = FindWholeFrames();
        IsComplete = Damage is null;
    }

    /// <summary>A section that was found without an index, and of which every frame found is whole.</summary>
    internal SalvagedSection(FoundSection found, FrameReader frames)
    {
        _entry = new SectionIndexEntry(found.Id, $"number {found.Id}", found.Frames[0].Offset, found.Length, [.. found.Frames]);
        _frames = frames;
        Ranges = [.. found.Ranges];
        IsComplete = found.IsComplete;
        Length = IsComplete ? found.Length : null;
    }

    /// <summary>The section's place among those of the file, from 0.</summary>
    public long Number => _entry.Id;

    /// <summary>The section's name; <see langword="null"/> without an index, which alone has it.</summary>
    public string? Name { get; }

    /// <summary>The bytes the section had; <see langword="null"/> if that is not known.</summary>
    public long? Length { get; }

    /// <summary>The parts of the section that are whole, in ascending order, without overlapping or touching each other.</summary>
    public IReadOnlyList<SalvagedRange> Ranges { get; }

    /// <summary>Whether the whole section is there, and known to be whole.</summary>
    public bool IsComplete { get; }

    /// <summary>The first damage among the section's frames.</summary>
    internal StateFileException? Damage { get; private set; }

    /// <summary>Opens a complete section as a read-only stream that can seek. It can be read until the salvage is disposed.</summary>
    /// <exception cref="InvalidOperationException">The section is not complete.</exception>
    public Stream OpenRead() => IsComplete
        ? new SectionStream(_frames, _entry)
        : throw new InvalidOperationException("The section is not complete, so there is nothing to read; see its ranges.");

    private List<SalvagedRange> FindWholeFrames()
    {
        List<SalvagedRange> ranges = [];
        byte[] raw = new byte[(int)Math.Min(StateFileFormat.FrameSize, _entry.RawLength)];
        for (int frame = 0; frame < _entry.Frames.Length; frame++)
        {
            int length = StateFileFormat.FrameLength(_entry.RawLength, frame);
            try
            {
                _frames.Read(_entry, frame, raw.AsSpan(0, length));
                SalvagedRange.Append(ranges, (long)frame * StateFileFormat.FrameSize, length);
            }
            catch (StateFileException damage) when (StateFileSalvage.IsDamage(damage))
            {
                Damage ??= damage;
            }
        }
        return ranges;
    }
}
