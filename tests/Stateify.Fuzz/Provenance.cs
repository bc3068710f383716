using Stateify.Files;

namespace Stateify.Fuzz;

/// <summary>
/// Demands that a state file that was accepted, and has the proof of one that was saved, says what that does. The proof is what nobody can
/// make for other contents: of a protected file its salt, without the key; of another its trailer, by accident.
/// </summary>
internal static class Provenance
{
    private const int SaltSize = 32;

    /// <summary>Demands it of all that a file says.</summary>
    /// <param name="file">The file, which was accepted.</param>
    /// <param name="saved">Those that were saved.</param>
    /// <param name="key">The key of all.</param>
    public static void Demand(byte[] file, IEnumerable<byte[]> saved, StateKey? key)
    {
        foreach (byte[] original in saved)
        {
            if (HasProofOf(original, file, key) && !IsSame(FileParts.Read(file, key), FileParts.Read(original, key)))
                throw new InvalidDataException("The file was accepted with the proof of one that was saved, and says something else.");
        }
    }

    /// <summary>Demands it of the sections that are said to be complete. Without a key, they are known only if the index is.</summary>
    public static void DemandSections(byte[] file, StateFileSalvage salvage, byte[] saved, StateKey? key)
    {
        if (!HasProofOf(saved, file, key))
            return;
        FileParts original = FileParts.Read(saved, key);
        foreach (SalvagedSection section in salvage.Sections.Where(section => section.IsComplete && (key is not null || section.Name is not null)))
        {
            using Stream stream = section.OpenRead();
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            if (section.Number >= original.Sections.Count || !bytes.AsSpan().SequenceEqual(original.Sections[(int)section.Number].Bytes))
                throw new InvalidDataException("A section was salvaged that is not the one that was saved.");
        }
    }

    private static bool HasProofOf(byte[] saved, byte[] file, StateKey? key) =>
        key is null ? file.AsSpan().EndsWith(TrailerOf(saved)) : file.AsSpan().IndexOf(SaltOf(saved)) >= 0;

    private static ReadOnlySpan<byte> TrailerOf(byte[] saved)
    {
        ReadOnlySpan<byte> footer = saved.AsSpan(saved.Length - StateFileFormat.FooterSize);
        return saved.AsSpan((int)BitConverter.ToInt64(footer));
    }

    private static ReadOnlySpan<byte> SaltOf(byte[] saved)
    {
        byte[] header = saved[..StateFileHeaderCodec.SizeOf(saved.AsSpan(0, StateFileFormat.HeaderFixedSize), null)];
        return saved.AsSpan(StateFileHeaderCodec.Decode(header, null).MetadataEnd, SaltSize);
    }

    private static bool IsSame(FileParts said, FileParts saved) =>
        said.Metadata.SequenceEqual(saved.Metadata)
        && said.Sections.Count == saved.Sections.Count
        && said.Sections.Zip(saved.Sections).All(static pair =>
            pair.First.Name == pair.Second.Name && pair.First.Bytes.AsSpan().SequenceEqual(pair.Second.Bytes));
}
