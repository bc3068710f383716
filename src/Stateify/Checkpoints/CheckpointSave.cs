using Stateify.Files;
using Stateify.Graph;
using Stateify.Memory;
using Stateify.Wire;

namespace Stateify.Checkpoints;

/// <summary>One save of a checkpoint: the graph, the memory files, the manifest, and the name, in this order.</summary>
internal sealed class CheckpointSave
{
    private readonly string _target;
    private readonly object? _root;
    private readonly KeyValuePair<string, MemoryFile>[] _memory;
    private readonly CheckpointOptions _options;
    private readonly IFileSystem _fileSystem;
    private readonly StateFileWriterOptions _fileOptions;
    private readonly CheckpointClock _clock;
    private bool _hasResumed;

    public CheckpointSave(
        string target, object? root, IReadOnlyDictionary<string, MemoryFile>? memoryFiles, CheckpointOptions options, IFileSystem fileSystem)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        CheckNames(memoryFiles, options);
        _target = target;
        _root = root;
        _memory = [.. (memoryFiles ?? new Dictionary<string, MemoryFile>()).OrderBy(static memory => memory.Key, StringComparer.Ordinal)];
        _options = options;
        _fileSystem = fileSystem;
        StateFileWriterOptions file = options.File;
        _fileOptions = new() { Protection = file.Protection, Key = file.Key, Compression = file.Compression };
        _clock = new CheckpointClock(options.Progress, options.Graph.CancellationToken);
    }

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
            Tell(() => _options.Completed?.Invoke(null, error));
            throw;
        }
        _options.Completed?.Invoke(report, null);
        return report;
    }

    private static void CheckNames(IReadOnlyDictionary<string, MemoryFile>? memoryFiles, CheckpointOptions options)
    {
        if (options.Metadata?.Keys.FirstOrDefault(CheckpointInfo.IsReserved) is { } reserved)
            throw new ArgumentException($"The metadata has the key \"{reserved}\": those that begin with \"stateify.\" are the library's.", nameof(options));
        if (memoryFiles is null or { Count: 0 })
            return;
        if (memoryFiles.Keys.FirstOrDefault(static name => name.Length == 0 || name.Any(char.IsControl)) is { } impossible)
            throw new ArgumentException($"A memory file cannot be called \"{impossible}\".", nameof(memoryFiles));
        foreach (IGrouping<MemoryFile, string> names in memoryFiles.GroupBy(static memory => memory.Value, static memory => memory.Key))
        {
            if (names.Key is null || names.Count() > 1)
                throw new ArgumentException($"\"{string.Join("\", \"", names)}\": each name needs a memory file, of its own.", nameof(memoryFiles));
        }
    }

    private CheckpointReport Save()
    {
        StateFileWriterOptions file = _options.File;
        using PendingDirectory pending = PendingDirectory.Create(_target, _fileSystem, file.Overwrite, file.Keep);
        _clock.Run(CheckpointPhase.Graph, () => SaveGraph(pending.Path));
        if (_options.SnapshotPages)
            SavePagesWhileProgramRuns(pending.Path);
        else
            SavePagesWhileProgramWaits(pending.Path);
        CheckpointInfo? info = null;
        CheckpointManifest? manifest = null;
        _clock.Run(CheckpointPhase.Manifest, () =>
        {
            info = CheckpointInfo.Create(_options, ReadFingerprint(pending.Path));
            manifest = new CheckpointManifest(DescribeFiles(pending.Path), [.. _memory.Select(static memory => memory.Key)]);
            manifest.Write(pending.Path, info.ToMetadata(), _fileOptions, _fileSystem);
        });
        _clock.Run(CheckpointPhase.Commit, pending.Publish);
        return new CheckpointReport(info!, _clock.Timeline, manifest!.Files.ToDictionary(static file => file.Name, static file => file.Length));
    }

    private void SaveGraph(string directory)
    {
        string path = Path.Combine(directory, CheckpointNames.State);
        using StateFileWriter file = StateFileWriter.Create(path, _options.Metadata, _fileSystem, _fileOptions);
        using (StateFileSectionWriter section = file.BeginSection(StateFile.GraphSection))
        using (ImageWriter.ToStream image = new(section))
            GraphSaver.Save(_root, image, _options.Graph);
        file.Commit();
    }

    private void SavePagesWhileProgramWaits(string directory)
    {
        _clock.Run(CheckpointPhase.Pages, () => SavePages(directory, (number, meta, pages, options) => _memory[number].Value.Save(meta, pages, _fileSystem, options)));
        _clock.Run(CheckpointPhase.Resume, () => Resume(null));
    }

    private void SavePagesWhileProgramRuns(string directory)
    {
        List<MemorySnapshot> snapshots = [];
        try
        {
            _clock.Run(CheckpointPhase.Snapshot, () =>
            {
                foreach ((_, MemoryFile memory) in _memory)
                    snapshots.Add(memory.TakeSnapshot());
            });
            _clock.Run(CheckpointPhase.Resume, () => Resume(null));
            _clock.Run(CheckpointPhase.Pages, () => SavePages(directory, (number, meta, pages, options) => snapshots[number].Save(meta, pages, _fileSystem, options)));
        }
        finally
        {
            foreach (MemorySnapshot snapshot in snapshots)
                snapshot.Dispose();
        }
    }

    private void SavePages(string directory, Action<int, string, string, MemorySaveOptions> save)
    {
        MemorySaveOptions options = new()
        {
            Protection = _fileOptions.Protection,
            Key = _fileOptions.Key,
            CancellationToken = _options.Graph.CancellationToken,
        };
        for (int number = 0; number < _memory.Length; number++)
            save(number, Path.Combine(directory, CheckpointNames.PagesMetadata(number)), Path.Combine(directory, CheckpointNames.Pages(number)), options);
    }

    private void Resume(Exception? error)
    {
        if (_hasResumed)
            return;
        _hasResumed = true;
        _options.BeforeResume?.Invoke(error);
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

    private SchemaFingerprint ReadFingerprint(string directory)
    {
        StateFileReaderOptions options = new()
        {
            Key = _fileOptions.Key,
            Compressions = _fileOptions.Compression is { Id: >= FrameCompression.FirstOwnId } own ? [own] : [],
        };
        using StateFileReader file = StateFileReader.Open(_fileSystem.OpenRead(Path.Combine(directory, CheckpointNames.State)), options);
        using Stream image = file.OpenSection(StateFile.GraphSection);
        return SchemaFingerprint.Of(image);
    }

    private List<CheckpointFile> DescribeFiles(string directory) =>
    [
        .. Enumerable.Range(0, _memory.Length).SelectMany(CheckpointManifest.NamesOf).Prepend(CheckpointNames.State)
            .Select(name => CheckpointFile.Describe(directory, name, _fileSystem)),
    ];
}
