using Stateify.Files;
using Stateify.Memory;

namespace Stateify.Checkpoints;

/// <summary>One restore of a checkpoint: the manifest, the memory files, and the graph, which refers to them.</summary>
internal sealed class CheckpointRestore(string target, RestoreOptions options)
{
    private readonly DiskFileSystem _fileSystem = DiskFileSystem.Instance;
    private readonly CheckpointClock _clock = new(options.Progress, options.Graph.CancellationToken);
    private readonly Dictionary<string, MemoryFile> _memory = new(StringComparer.Ordinal);

    public RestoredCheckpoint<T> Run<T>()
    {
        try
        {
            string directory = PendingDirectory.Find(target, _fileSystem);
            CheckpointInfo? info = null;
            CheckpointManifest? manifest = null;
            T? root = default;
            _clock.Run(CheckpointPhase.Manifest, () => (info, manifest) = ReadManifest(directory));
            _clock.Run(CheckpointPhase.Pages, () => LoadPages(directory, manifest!));
            _clock.Run(CheckpointPhase.Graph, () =>
                root = StateFile.Load<T>(Path.Combine(directory, CheckpointNames.State), options.Graph.WithExternals(_memory), options.File));
            return new RestoredCheckpoint<T>(root, _memory, info!, _clock.Timeline);
        }
        catch
        {
            foreach (MemoryFile memory in _memory.Values)
                memory.Dispose();
            throw;
        }
    }

    /// <summary>Reads what a checkpoint says of itself, without its key.</summary>
    public static CheckpointInfo ReadInfo(string target)
    {
        string path = ManifestOf(PendingDirectory.Find(target, DiskFileSystem.Instance));
        return Parse(StateFileReader.ReadHeader(path).Metadata, path, null);
    }

    private static string ManifestOf(string directory)
    {
        if (!Directory.Exists(directory))
            throw new StateFileException(StateFileErrorCode.DirectoryNotFound, "There is no checkpoint of that name; check it.", directory);
        string path = Path.Combine(directory, CheckpointNames.Manifest);
        if (!File.Exists(path))
            StateFileErrors.ThrowNotACheckpoint(directory, "The directory has no manifest");
        return path;
    }

    private static CheckpointInfo Parse(IReadOnlyDictionary<string, string> metadata, string path, ProcessTimes? restoredAt)
    {
        if (CheckpointInfo.TryParse(metadata, restoredAt) is { } info)
            return info;
        StateFileErrors.ThrowNotACheckpoint(path, "The file is a state file, but no manifest of a checkpoint");
        return null;
    }

    private (CheckpointInfo Info, CheckpointManifest Manifest) ReadManifest(string directory)
    {
        string path = ManifestOf(directory);
        using StateFileReader file = StateFileReader.Open(path, options.File);
        CheckpointInfo info = Parse(file.Metadata, path, ProcessTimes.Now);
        CheckpointManifest manifest = CheckpointManifest.Read(file, path);
        foreach (CheckpointFile named in manifest.Files)
            named.Check(directory, _fileSystem);
        CheckNames(manifest.MemoryNames, path);
        return (info, manifest);
    }

    private void CheckNames(IReadOnlyList<string> saved, string path)
    {
        if (options.MemoryFiles is not { } expected)
            return;
        string[] missing = [.. expected.Keys.Except(saved)];
        string[] surplus = [.. saved.Except(expected.Keys)];
        if (missing.Length + surplus.Length > 0)
            MemoryErrors.ThrowMemoryFilesDiffer(missing, surplus, path);
    }

    private void LoadPages(string directory, CheckpointManifest manifest)
    {
        for (int number = 0; number < manifest.MemoryNames.Count; number++)
        {
            string name = manifest.MemoryNames[number];
            MemoryLoadOptions load = new()
            {
                Mode = options.Memory,
                Key = options.File.Key,
                File = options.MemoryFiles?[name] ?? MemoryFileOptions.Default,
                CancellationToken = options.Graph.CancellationToken,
            };
            _memory[name] = MemoryFile.Load(
                name, Path.Combine(directory, CheckpointNames.PagesMetadata(number)), Path.Combine(directory, CheckpointNames.Pages(number)), load);
        }
    }
}
