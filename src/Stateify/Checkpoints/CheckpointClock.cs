using System.Diagnostics;

namespace Stateify.Checkpoints;

/// <summary>Notes when each phase of a save or restore began and how long it took. For one thread.</summary>
internal sealed class CheckpointClock(IProgress<CheckpointPhase>? progress, CancellationToken token)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly List<CheckpointPhaseTime> _times = [];

    public IReadOnlyList<CheckpointPhaseTime> Timeline => _times;

    /// <summary>Runs a phase, unless nobody wants it any more.</summary>
    public void Run(CheckpointPhase phase, Action action)
    {
        token.ThrowIfCancellationRequested();
        progress?.Report(phase);
        TimeSpan start = Stopwatch.GetElapsedTime(_start);
        action();
        _times.Add(new CheckpointPhaseTime(phase, start, Stopwatch.GetElapsedTime(_start) - start));
    }
}
