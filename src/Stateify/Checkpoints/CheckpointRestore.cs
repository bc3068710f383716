using Stateify.Memory;

namespace Stateify.Checkpoints;

/// <summary>One restore of a checkpoint: what it says of itself, the memory files, and the graph, which refers to them.</summary>
internal abstract class CheckpointRestore(RestoreOptions options)
{
    private readonly CheckpointClock _clock = new(options.Progress, options.Graph.CancellationToken);
    private readonly Dictionary<string, MemoryFile> _memory = new(StringComparer.Ordinal);

    protected RestoreOptions Options => options;

    public RestoredCheckpoint<T> Run<T>()
    {
        try
        {
            CheckpointInfo? info = null;
            IReadOnlyList<string> names = [];
            T? root = default;
            _clock.Run(CheckpointPhase.Manifest, () => info = ReadManifest(out names));
            _clock.Run(CheckpointPhase.Pages, () =>
            {
                for (int number = 0; number < names.Count; number++)
                    _memory[names[number]] = LoadPages(names[number], number, OptionsOf(names[number]));
            });
            _clock.Run(CheckpointPhase.Graph, () => root = LoadGraph<T>(options.Graph.WithExternals(_memory)));
            return new RestoredCheckpoint<T>(root, _memory, info!, _clock.Timeline);
        }
        catch
        {
            foreach (MemoryFile memory in _memory.Values)
                memory.Dispose();
            throw;
        }
    }

    /// <summary>Reads what the checkpoint says of itself.</summary>
    /// <param name="memoryNames">Receives the names of the memory files, in the order of their numbers.</param>
    protected abstract CheckpointInfo ReadManifest(out IReadOnlyList<string> memoryNames);

    protected abstract MemoryFile LoadPages(string name, int number, MemoryLoadOptions load);

    protected abstract T? LoadGraph<T>(LoadOptions load);

    /// <summary>Throws if the memory files are not those that the options name.</summary>
    protected void CheckNames(IReadOnlyList<string> saved, string path)
    {
        if (options.MemoryFiles is not { } expected)
            return;
        string[] missing = [.. expected.Keys.Except(saved)];
        string[] surplus = [.. saved.Except(expected.Keys)];
        if (missing.Length + surplus.Length > 0)
            MemoryErrors.ThrowMemoryFilesDiffer(missing, surplus, path);
    }

    private MemoryLoadOptions OptionsOf(string name) => new()
    {
        Mode = options.Memory,
        Key = options.File.Key,
        File = options.MemoryFiles?[name] ?? MemoryFileOptions.Default,
        CancellationToken = options.Graph.CancellationToken,
    };
}
