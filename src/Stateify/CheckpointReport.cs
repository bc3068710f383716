namespace Stateify;

/// <summary>What a save has made.</summary>
/// <param name="Checkpoint">What the checkpoint says of itself.</param>
/// <param name="Timeline">The phases of the save, in their order.</param>
/// <param name="Files">The names and bytes of the checkpoint's files, without the manifest.</param>
public sealed record CheckpointReport(
    CheckpointInfo Checkpoint, IReadOnlyList<CheckpointPhaseTime> Timeline, IReadOnlyDictionary<string, long> Files);
