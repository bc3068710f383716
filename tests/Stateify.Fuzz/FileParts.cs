namespace Stateify.Fuzz;

/// <summary>What a state file says, apart from how it is written.</summary>
/// <param name="Metadata">The metadata of its header.</param>
/// <param name="Sections">Its sections, in their order.</param>
internal sealed record FileParts(SortedDictionary<string, string> Metadata, List<(string Name, byte[] Bytes)> Sections)
{
    /// <summary>Takes a sound file apart.</summary>
    public static FileParts Read(byte[] file, StateKey? key)
    {
        using StateFileReader reader = StateFileReader.Open(new MemoryStream(file), new() { Key = key });
        FileParts parts = new(new SortedDictionary<string, string>(StringComparer.Ordinal), []);
        foreach ((string name, string value) in reader.Metadata)
            parts.Metadata[name] = value;
        foreach (StateFileSection section in reader.Sections)
        {
            using Stream stream = reader.OpenSection(section.Name);
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            parts.Sections.Add((section.Name, bytes));
        }
        return parts;
    }

    /// <summary>Parts that can be changed without changing these.</summary>
    public FileParts Copy() => new(new SortedDictionary<string, string>(Metadata, StringComparer.Ordinal), [.. Sections]);
}
