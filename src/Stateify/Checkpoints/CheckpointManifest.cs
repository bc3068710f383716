using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Stateify.Files;

namespace Stateify.Checkpoints;

/// <summary>
/// The file that makes a directory a checkpoint: a state file, written last, that names the others, and says in its header's metadata
/// what the checkpoint is. FORMAT.md has the layout.
/// </summary>
/// <param name="Files">The other files, in the order in which they were written.</param>
/// <param name="MemoryNames">The names of the memory files, in the order of their numbers.</param>
internal sealed record CheckpointManifest(IReadOnlyList<CheckpointFile> Files, IReadOnlyList<string> MemoryNames)
{
    private const string FilesSection = "files";
    private const string MemorySection = "memory-files";
    private const char Separator = '\t';
    private const char EndOfLine = '\n';

    // A line of one character: that and its end in the text, and a string of its own.
    private const int MemoryPerByte = 24;

    public void Write(string directory, IReadOnlyDictionary<string, string> metadata, StateFileWriterOptions options, IFileSystem fileSystem)
    {
        using StateFileWriter file = StateFileWriter.Create(Path.Combine(directory, CheckpointNames.Manifest), metadata, fileSystem, options);
        WriteLines(file, FilesSection, Files.Select(static file =>
            string.Create(CultureInfo.InvariantCulture, $"{file.Name}{Separator}{file.Length}{Separator}{file.Identity}")));
        WriteMemoryNames(file, MemoryNames);
        file.Commit();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="StateException">It takes more memory than the load may.</exception>
    public static CheckpointManifest Read(StateFileReader file, string path, LoadOptions load)
    {
        List<CheckpointFile> files = [];
        foreach (string line in ReadLines(file, FilesSection, path, load))
        {
            string[] parts = line.Split(Separator);
            if (parts.Length != 3
                || !CheckpointNames.IsOwn(parts[0])
                || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long length))
                ThrowCorrupt(path);
            else
                files.Add(new CheckpointFile(parts[0], length, parts[2]));
        }
        string[] memoryNames = ReadMemoryNames(file, path, load);
        IEnumerable<string> expected = [CheckpointNames.State, .. Enumerable.Range(0, memoryNames.Length).SelectMany(NamesOf)];
        if (!expected.SequenceEqual(files.Select(static file => file.Name)))
            ThrowCorrupt(path);
        return new CheckpointManifest(files, memoryNames);
    }

    public static void WriteMemoryNames(StateFileWriter file, IReadOnlyList<string> names) => WriteLines(file, MemorySection, names);

    /// <summary>Reads what <see cref="WriteMemoryNames"/> wrote.</summary>
    /// <exception cref="StateException">It takes more memory than the load may.</exception>
    public static string[] ReadMemoryNames(StateFileReader file, string path, LoadOptions load)
    {
        string[] names = ReadLines(file, MemorySection, path, load);
        if (names.Distinct().Count() != names.Length || !names.All(CheckpointNames.CanBeMemory))
            ThrowCorrupt(path);
        return names;
    }

    /// <summary>The names of the two files of a memory file.</summary>
    public static string[] NamesOf(int memory) => [CheckpointNames.PagesMetadata(memory), CheckpointNames.Pages(memory)];

    private static void WriteLines(StateFileWriter file, string name, IEnumerable<string> lines)
    {
        using StateFileSectionWriter section = file.BeginSection(name);
        foreach (string line in lines)
            section.Write(StateFileFormat.StrictUtf8.GetBytes(line + EndOfLine));
    }

    private static string[] ReadLines(StateFileReader file, string name, string path, LoadOptions load)
    {
        try
        {
            string text = StateFileFormat.StrictUtf8.GetString(file.ReadSection(name, null, load, MemoryPerByte));
            if (text.Length > 0 && text[^1] != EndOfLine)
                ThrowCorrupt(path);
            return text.Length == 0 ? [] : text[..^1].Split(EndOfLine);
        }
        catch (DecoderFallbackException)
        {
            ThrowCorrupt(path);
            return [];
        }
    }

    [DoesNotReturn]
    private static void ThrowCorrupt(string path) =>
        StateFileErrors.ThrowCorrupt(StateFileErrorCode.CheckpointMismatch, "The manifest contradicts itself.", path, 0);
}
