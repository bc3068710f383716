using Stateify.Memory;

namespace Stateify;

/// <summary>What a restore has made.</summary>
/// <param name="Root">The root of the graph.</param>
/// <param name="MemoryFiles">The memory files by name. They are the caller's to dispose.</param>
/// <param name="Checkpoint">
/// What the checkpoint says of itself. Given to the next save as <see cref="CheckpointOptions.Continues"/>, its times go on.
/// </param>
/// <param name="Timeline">The phases of the restore, in their order.</param>
public sealed record RestoredCheckpoint<T>(
    T? Root,
    IReadOnlyDictionary<string, MemoryFile> MemoryFiles,
    CheckpointInfo Checkpoint,
    IReadOnlyList<CheckpointPhaseTime> Timeline);
