namespace Sentry.Trace;

/// <summary>Before which operations of a trace the kernel is checkpointed and restored.</summary>
internal sealed class CheckpointSchedule
{
    private const double RandomShare = 0.2;

    private readonly int _every;
    private readonly int? _seed;
    private Random? _random;

    private CheckpointSchedule(int every, int? seed)
    {
        _every = every;
        _seed = seed;
    }

    public static CheckpointSchedule Never { get; } = new(0, null);

    /// <summary>Before every <paramref name="count"/>th operation.</summary>
    public static CheckpointSchedule Every(int count) => new(count, null);

    /// <summary>Before about one operation in five, chosen by the seed and the name of the trace.</summary>
    public static CheckpointSchedule Random(int seed) => new(0, seed);

    /// <summary>Starts a trace: the choice does not depend on what was replayed before it, so that a difference can be repeated.</summary>
    public void Begin(string trace)
    {
        if (_seed is { } seed) _random = new Random(trace.Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter)));
    }

    public bool IsDueBefore(int operation) =>
        (_every > 0 && (operation + 1) % _every == 0) || _random?.NextDouble() < RandomShare;
}
