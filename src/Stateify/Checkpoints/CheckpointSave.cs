using Stateify.Memory;

namespace Stateify.Checkpoints;

/// <summary>One save of a checkpoint: what becomes of the program meanwhile.</summary>
internal abstract class CheckpointSave
{
    private bool _hasResumed;

    protected CheckpointSave(object? root, IReadOnlyDictionary<string, MemoryFile>? memoryFiles, CheckpointOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.Graph);
        ArgumentNullException.ThrowIfNull(options.File);
        CheckNames(memoryFiles, options);
        Root = root;
        Memory = [.. (memoryFiles ?? new Dictionary<string, MemoryFile>()).OrderBy(static memory => memory.Key, StringComparer.Ordinal)];
        Options = options;
        StateFileWriterOptions file = options.File;
        FileOptions = new() { Protection = file.Protection, Key = file.Key, Compression = file.Compression };
        Clock = new CheckpointClock(options.Progress, options.Graph.CancellationToken);
    }

    protected object? Root { get; }

    /// <summary>The memory files by their names, in the order of their numbers.</summary>
    protected IReadOnlyList<KeyValuePair<string, MemoryFile>> Memory { get; }

    protected CheckpointOptions Options { get; }

    /// <summary>How each file of the checkpoint is written; what becomes of older ones is decided for all together.</summary>
    protected StateFileWriterOptions FileOptions { get; }

    protected CheckpointClock Clock { get; }

    public CheckpointReport Run()
    {
        CheckpointReport report;
        try
        {
            report = Save();
        }
        catch (Exception error)
        {
            Tell(() => Resume(error));
            Tell(() => Options.Completed?.Invoke(null, error));
            throw;
        }
        Options.Completed?.Invoke(report, null);
        return report;
    }

    protected abstract CheckpointReport Save();

    /// <summary>Saves the memory files, and lets the program go on: afterwards, or before if it has snapshots of them taken.</summary>
    /// <param name="save">Saves one, by its number.</param>
    protected void SavePages(Action<int, ISavedPages> save)
    {
        if (Options.SnapshotPages)
            SavePagesWhileProgramRuns(save);
        else
            SavePagesWhileProgramWaits(save);
    }

    private void SavePagesWhileProgramWaits(Action<int, ISavedPages> save)
    {
        Clock.Run(CheckpointPhase.Pages, () =>
        {
            for (int number = 0; number < Memory.Count; number++)
                save(number, Memory[number].Value);
        });
        Clock.Run(CheckpointPhase.Resume, () => Resume(null));
    }

    private void SavePagesWhileProgramRuns(Action<int, ISavedPages> save)
    {
        List<MemorySnapshot> snapshots = [];
        try
        {
            Clock.Run(CheckpointPhase.Snapshot, () =>
            {
                foreach ((_, MemoryFile memory) in Memory)
                    snapshots.Add(memory.TakeSnapshot());
            });
            Clock.Run(CheckpointPhase.Resume, () => Resume(null));
            Clock.Run(CheckpointPhase.Pages, () =>
            {
                for (int number = 0; number < snapshots.Count; number++)
                    save(number, snapshots[number]);
            });
        }
        finally
        {
            foreach (MemorySnapshot snapshot in snapshots)
                snapshot.Dispose();
        }
    }

    private void Resume(Exception? error)
    {
        if (_hasResumed)
            return;
        _hasResumed = true;
        Options.BeforeResume?.Invoke(error);
    }

    /// <summary>Tells the program of an error; one of its own must not take that error's place.</summary>
    private static void Tell(Action callback)
    {
        try
        {
            callback();
        }
        catch (Exception)
        {
            // What went wrong first is what the caller needs to see.
        }
    }

    private static void CheckNames(IReadOnlyDictionary<string, MemoryFile>? memoryFiles, CheckpointOptions options)
    {
        if (options.Metadata?.Keys.FirstOrDefault(CheckpointInfo.IsReserved) is { } reserved)
            throw new ArgumentException($"The metadata has the key \"{reserved}\": those that begin with \"stateify.\" are the library's.", nameof(options));
        if (memoryFiles is null or { Count: 0 })
            return;
        if (memoryFiles.Keys.FirstOrDefault(static name => !CheckpointNames.CanBeMemory(name)) is { } impossible)
        {
            throw new ArgumentException(
                $"A memory file cannot be called \"{impossible}\": names have 1 to {MemoryFile.MaximumNameLength} bytes of UTF-8 and no control characters.",
                nameof(memoryFiles));
        }
        foreach (IGrouping<MemoryFile, string> names in memoryFiles.GroupBy(static memory => memory.Value, static memory => memory.Key))
        {
            if (names.Key is null || names.Count() > 1)
                throw new ArgumentException($"\"{string.Join("\", \"", names)}\": each name needs a memory file, of its own.", nameof(memoryFiles));
        }
    }
}
