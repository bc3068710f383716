using Stateify.Graph;
using Stateify.Memory;
using Stateify.Wire;

namespace Stateify.Checkpoints;

/// <summary>A save into a stream, front to back: one state file, with the graph, the memory files and their names as sections.</summary>
internal sealed class StreamSave : CheckpointSave, IDisposable
{
    private readonly Stream _destination;
    private StateFileWriter? _file;

    public StreamSave(Stream destination, object? root, IReadOnlyDictionary<string, MemoryFile>? memoryFiles, CheckpointOptions options)
        : base(root, memoryFiles, options)
    {
        ArgumentNullException.ThrowIfNull(destination);
        _destination = destination;
    }

    public void Dispose() => _file?.Dispose();

    protected override CheckpointReport Save()
    {
        CheckpointInfo? info = null;
        Clock.Run(CheckpointPhase.Graph, () => info = SaveGraph());
        SavePages((number, pages) => pages.Save(_file!, CheckpointNames.PagesSection(number), new PageWatch(null, null, Options.Graph.CancellationToken)));
        Clock.Run(CheckpointPhase.Manifest, () => CheckpointManifest.WriteMemoryNames(_file!, [.. Memory.Select(static memory => memory.Key)]));
        Clock.Run(CheckpointPhase.Commit, _file!.Commit);
        return new CheckpointReport(info!, Clock.Timeline, new Dictionary<string, long>());
    }

    private CheckpointInfo SaveGraph()
    {
        CheckpointInfo? info = null;
        using GraphHead graph = new(fingerprint =>
        {
            info = CheckpointInfo.Create(Options, fingerprint);
            _file = StateFileWriter.Create(_destination, info.ToMetadata(CheckpointInfo.StreamContent), FileOptions);
            return _file.BeginSection(StateFile.GraphSection);
        });
        using (ImageWriter.ToStream image = new(graph))
            GraphSaver.Save(Root, image, Options.Graph);
        return info!;
    }
}
