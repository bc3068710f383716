using Stateify.Files;
using Stateify.Memory;

namespace Stateify.Checkpoints;

/// <summary>A restore from a directory.</summary>
internal sealed class DirectoryRestore(string target, RestoreOptions options) : CheckpointRestore(options)
{
    private readonly DiskFileSystem _fileSystem = DiskFileSystem.Instance;
    private readonly string _directory = Find(target);
    private byte[] _manifest = [];

    /// <summary>Whether the directory holds another checkpoint than in the beginning.</summary>
    public bool WasReplaced => !ReadManifestHeader().AsSpan().SequenceEqual(_manifest);

    /// <summary>Reads what a checkpoint says of itself, without its key.</summary>
    public static CheckpointInfo ReadInfo(string target)
    {
        string path = ManifestOf(Find(target));
        return Parse(StateFileReader.ReadHeader(path).Metadata, path, null);
    }

    protected override CheckpointInfo ReadManifest(out IReadOnlyList<string> memoryNames)
    {
        _manifest = ReadManifestHeader();
        string path = ManifestOf(_directory);
        using StateFileReader file = StateFileReader.Open(path, Options.File);
        CheckpointInfo info = Parse(file.Metadata, path, ProcessTimes.Now);
        CheckpointManifest manifest = CheckpointManifest.Read(file, path, Options.Graph);
        foreach (CheckpointFile named in manifest.Files)
            named.Check(_directory, _fileSystem);
        CheckNames(manifest.MemoryNames, path);
        memoryNames = manifest.MemoryNames;
        return info;
    }

    protected override MemoryFile LoadPages(string name, int number, MemoryLoadOptions load) => MemoryFile.Load(
        name, Path.Combine(_directory, CheckpointNames.PagesMetadata(number)), Path.Combine(_directory, CheckpointNames.Pages(number)), load);

    protected override T? LoadGraph<T>(LoadOptions load)
        where T : default
    {
        using StateFileReader file = StateFileReader.Open(Path.Combine(_directory, CheckpointNames.State), Options.File);
        return StateFile.Load<T>(file, load, whenRead: RequireSame);
    }

    /// <summary>Every file was found to be of the first checkpoint before it was read by its name, which may have been another one's then.</summary>
    private void RequireSame()
    {
        if (!WasReplaced)
            return;
        throw new StateFileException(
            StateFileErrorCode.CheckpointMismatch, "Another checkpoint took its place while it was restored. Restore it while none is saved.", _directory);
    }

    /// <summary>What tells one checkpoint from another: it has the identifier. Nothing if there is none, or a damaged one.</summary>
    private byte[] ReadManifestHeader()
    {
        try
        {
            using FileSource source = FileSource.Open(Path.Combine(_directory, CheckpointNames.Manifest));
            return StateFileHeaderCodec.Decode(source).Content.ToArray();
        }
        catch (StateFileException)
        {
            return [];
        }
    }

    private static string Find(string target)
    {
        try
        {
            return PendingDirectory.Find(target, DiskFileSystem.Instance);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error) || error is ArgumentException)
        {
            throw StateFileErrors.Translate(error, "Opening", target);
        }
    }

    private static string ManifestOf(string directory)
    {
        if (File.Exists(directory))
            StateFileErrors.ThrowNotACheckpoint(directory, "It is a file, and a checkpoint that is one is restored from a stream");
        if (!Directory.Exists(directory))
            throw new StateFileException(StateFileErrorCode.DirectoryNotFound, "There is no checkpoint of that name; check it.", directory);
        string path = Path.Combine(directory, CheckpointNames.Manifest);
        if (!File.Exists(path))
            StateFileErrors.ThrowNotACheckpoint(directory, "The directory has no manifest");
        return path;
    }

    private static CheckpointInfo Parse(IReadOnlyDictionary<string, string> metadata, string path, ProcessTimes? restoredAt)
    {
        if (CheckpointInfo.TryParse(CheckpointInfo.DirectoryContent, metadata, restoredAt) is { } info)
            return info;
        StateFileErrors.ThrowNotACheckpoint(path, "The file is a state file, but no manifest of a checkpoint");
        return null;
    }
}
