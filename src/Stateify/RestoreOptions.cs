using Stateify.Memory;

namespace Stateify;

/// <summary>How a checkpoint is restored. Immutable once a restore has begun.</summary>
public sealed class RestoreOptions
{
    /// <summary>The options of a restore that says nothing.</summary>
    public static RestoreOptions Default { get; } = new();

    /// <summary>
    /// How the graph is loaded. Its token ends the whole restore. A memory file is the value of the <see cref="ExternalAttribute"/>
    /// fields that have its name for a key, unless <see cref="LoadOptions.Externals"/> has another.
    /// </summary>
    public LoadOptions Graph { get; init; } = LoadOptions.Default;

    /// <summary>What it takes to read the files, such as their key, and where, up to which length, a stream that cannot seek is kept.</summary>
    public StateFileReaderOptions File { get; init; } = StateFileReaderOptions.Default;

    /// <summary>
    /// The memory files that the program expects, by the names they were saved under, with what each is made of and how large it may be;
    /// a checkpoint with others, or without one of them, is refused before a page is read. If null, all that there are come back.
    /// </summary>
    public IReadOnlyDictionary<string, MemoryFileOptions>? MemoryFiles { get; init; }

    /// <summary>
    /// When the pages of memory files are read and verified. Those of an encrypted checkpoint cannot be mapped; those of one that is one
    /// file are read at once, whatever this says.
    /// </summary>
    public MemoryLoadMode Memory { get; init; }

    /// <summary>Told each phase as it begins, on the thread of the restore. What it throws ends the restore.</summary>
    public IProgress<CheckpointPhase>? Progress { get; init; }
}
