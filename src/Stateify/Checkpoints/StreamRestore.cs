using Stateify.Files;
using Stateify.Memory;

namespace Stateify.Checkpoints;

/// <summary>A restore from a checkpoint that is one file, in a stream.</summary>
internal sealed class StreamRestore : CheckpointRestore, IDisposable
{
    private readonly StateFileReader _file;
    private readonly string _name;

    private StreamRestore(StateFileReader file, string name, RestoreOptions options)
        : base(options)
    {
        _file = file;
        _name = name;
    }

    /// <summary>Begins a restore. A stream that cannot seek is read to its end first, if its header is a checkpoint's.</summary>
    public static async Task<StreamRestore> OpenAsync(Stream source, RestoreOptions options)
    {
        string name = NameOf(source);
        StateFileReader file = await StateFileReader
            .OpenAsync(source, options.File, options.Graph.CancellationToken, header => Parse(header.Metadata, name, null))
            .ConfigureAwait(false);
        return new StreamRestore(file, name, options);
    }

    /// <summary>Reads what a checkpoint says of itself, without its key.</summary>
    public static CheckpointInfo ReadInfo(Stream source) =>
        Parse(ReadHeader(source).Metadata, NameOf(source), null);

    public void Dispose() => _file.Dispose();

    protected override CheckpointInfo ReadManifest(out IReadOnlyList<string> memoryNames)
    {
        CheckpointInfo info = Parse(_file.Metadata, _name, ProcessTimes.Now);
        memoryNames = CheckpointManifest.ReadMemoryNames(_file, _name, Options.Graph);
        CheckNames(memoryNames, _name);
        return info;
    }

    protected override MemoryFile LoadPages(string name, int number, MemoryLoadOptions load) =>
        MemoryFile.LoadInline(name, _file, CheckpointNames.PagesSection(number), load);

    protected override T? LoadGraph<T>(LoadOptions load)
        where T : default =>
        StateFile.Load<T>(_file, load);

    private static StateFileHeader ReadHeader(Stream source)
    {
        if (!ForwardStream.Is(source))
            return StateFileHeaderCodec.Decode(new StreamSource(source));
        ForwardStream pieces = new(source, isAsynchronous: false, CancellationToken.None);
        return StateFileHeaderCodec.Decode(pieces.ReadHeader().GetAwaiter().GetResult(), null);
    }

    private static CheckpointInfo Parse(IReadOnlyDictionary<string, string> metadata, string name, ProcessTimes? restoredAt)
    {
        if (CheckpointInfo.TryParse(CheckpointInfo.StreamContent, metadata, restoredAt) is { } info)
            return info;
        StateFileErrors.ThrowNotACheckpoint(name, "The stream holds a state file, but no checkpoint");
        return null;
    }

    private static string NameOf(Stream source) => (source as FileStream)?.Name ?? "the stream";
}
