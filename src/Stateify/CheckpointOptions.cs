namespace Stateify;

/// <summary>How a checkpoint is saved. Immutable once a save has begun.</summary>
public sealed class CheckpointOptions
{
    /// <summary>The options of a save that says nothing.</summary>
    public static CheckpointOptions Default { get; } = new();

    /// <summary>How the graph is saved. Its token ends the whole save, up to the moment in which the checkpoint takes its name.</summary>
    public SaveOptions Graph { get; init; } = SaveOptions.Default;

    /// <summary>
    /// How the files are written. <see cref="StateFileWriterOptions.Overwrite"/> and <see cref="StateFileWriterOptions.Keep"/> are about
    /// the directory as a whole: an older checkpoint is replaced only with leave, and those that are kept are called <c>DIRECTORY.1</c>,
    /// the last, and so on. Compression is for the graph, and for the pages in a checkpoint that is one file. With a key, no file of
    /// the checkpoint can be changed without it being noticed, pages included; encrypted pages cannot be mapped.
    /// </summary>
    public StateFileWriterOptions File { get; init; } = StateFileWriterOptions.Default;

    /// <summary>
    /// Strings that any version of the library can read without a key: <see cref="Checkpoint.ReadInfo(string)"/>. Keys that begin with
    /// <c>stateify.</c> are the library's.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>
    /// The checkpoint that this process was restored from, so that <see cref="CheckpointInfo.WallTime"/> and
    /// <see cref="CheckpointInfo.CpuTime"/> go on from there; null if it has started anew.
    /// </summary>
    public CheckpointInfo? Continues { get; init; }

    /// <summary>
    /// Whether the program may go on as soon as the graph is written and <see cref="Memory.MemoryFile.TakeSnapshot"/> has taken hold of the
    /// memory files: pages are written while it runs. Until then none of them can be saved elsewhere, and none can be there under two names.
    /// </summary>
    public bool SnapshotPages { get; init; }

    /// <summary>
    /// Called once, as soon as the save does not need graph and memory files any more, though the checkpoint is not complete yet: the
    /// program may go on. Given the error if the save has failed before. What it throws ends the save, unless that has failed already.
    /// </summary>
    public Action<Exception?>? BeforeResume { get; init; }

    /// <summary>
    /// Called once at the end, with what was made or with the error. What it throws is the error of a save that has succeeded: the
    /// checkpoint is there all the same.
    /// </summary>
    public Action<CheckpointReport?, Exception?>? Completed { get; init; }

    /// <summary>Told each phase as it begins, on the thread of the save. What it throws ends the save.</summary>
    public IProgress<CheckpointPhase>? Progress { get; init; }
}
