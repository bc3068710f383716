namespace Stateify;

/// <summary>When a phase of a checkpoint's save or restore was.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Start">When it began, counted from the beginning of the save or restore.</param>
/// <param name="Duration">How long it took.</param>
public readonly record struct CheckpointPhaseTime(CheckpointPhase Phase, TimeSpan Start, TimeSpan Duration);
