using Stateify.Files;
using Stateify.Graph;
using Stateify.Memory;
using Stateify.Wire;

namespace Stateify.Checkpoints;

/// <summary>A save into a directory: the graph, the memory files, the manifest, and the name, in this order.</summary>
internal sealed class DirectorySave : CheckpointSave
{
    private readonly string _directory;
    private readonly IFileSystem _fileSystem;

    public DirectorySave(
        string directory, object? root, IReadOnlyDictionary<string, MemoryFile>? memoryFiles, CheckpointOptions options, IFileSystem fileSystem)
        : base(root, memoryFiles, options)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        _directory = directory;
        _fileSystem = fileSystem;
    }

    protected override CheckpointReport Save()
    {
        StateFileWriterOptions file = Options.File;
        using PendingDirectory pending = PendingDirectory.Create(_directory, _fileSystem, file.Overwrite, file.Keep);
        Clock.Run(CheckpointPhase.Graph, () => SaveGraph(pending.Path));
        SavePages((number, pages) => SavePages(pending.Path, number, pages));
        CheckpointInfo? info = null;
        CheckpointManifest? manifest = null;
        Clock.Run(CheckpointPhase.Manifest, () =>
        {
            info = CheckpointInfo.Create(Options, ReadFingerprint(pending.Path));
            manifest = new CheckpointManifest(DescribeFiles(pending.Path), [.. Memory.Select(static memory => memory.Key)]);
            Dictionary<string, string> metadata = info.ToMetadata(CheckpointInfo.DirectoryContent);
            metadata[CheckpointInfo.IdKey] = pending.Id;
            manifest.Write(pending.Path, metadata, FileOptions, _fileSystem);
        });
        Clock.Run(CheckpointPhase.Commit, pending.Publish);
        return new CheckpointReport(info!, Clock.Timeline, manifest!.Files.ToDictionary(static file => file.Name, static file => file.Length));
    }

    private void SaveGraph(string directory)
    {
        string path = Path.Combine(directory, CheckpointNames.State);
        using StateFileWriter file = StateFileWriter.Create(path, Options.Metadata, _fileSystem, FileOptions);
        using (StateFileSectionWriter section = file.BeginSection(StateFile.GraphSection))
        using (ImageWriter.ToStream image = new(section))
            GraphSaver.Save(Root, image, Options.Graph);
        file.Commit();
    }

    private void SavePages(string directory, int number, ISavedPages pages) => pages.Save(
        Path.Combine(directory, CheckpointNames.PagesMetadata(number)),
        Path.Combine(directory, CheckpointNames.Pages(number)),
        _fileSystem,
        new() { Protection = FileOptions.Protection, Key = FileOptions.Key, CancellationToken = Options.Graph.CancellationToken });

    private SchemaFingerprint ReadFingerprint(string directory)
    {
        StateFileReaderOptions options = new()
        {
            Key = FileOptions.Key,
            Compressions = FileOptions.Compression is { Id: >= FrameCompression.FirstOwnId } own ? [own] : [],
        };
        using StateFileReader file = StateFileReader.Open(_fileSystem.OpenRead(Path.Combine(directory, CheckpointNames.State)), options);
        using Stream image = file.OpenSection(StateFile.GraphSection);
        return SchemaFingerprint.Of(image);
    }

    private List<CheckpointFile> DescribeFiles(string directory) =>
    [
        .. Enumerable.Range(0, Memory.Count).SelectMany(CheckpointManifest.NamesOf).Prepend(CheckpointNames.State)
            .Select(name => CheckpointFile.Describe(directory, name, _fileSystem)),
    ];
}
