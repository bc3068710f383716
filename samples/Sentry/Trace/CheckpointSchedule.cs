namespace Sentry.Trace;

/// <summary>Before which operations of a trace the kernel is checkpointed and restored.</summary>
internal sealed class CheckpointSchedule
{
    private const double RandomShare = 0.2;

    private readonly int _every;
    private readonly Random? _random;

    private CheckpointSchedule(int every, Random? random)
    {
        _every = every;
        _random = random;
    }

    public static CheckpointSchedule Never { get; } = new(0, null);

    /// <summary>Before every <paramref name="count"/>th operation.</summary>
    public static CheckpointSchedule Every(int count) => new(count, null);

    /// <summary>Before about one operation in five; the same seed chooses the same ones.</summary>
    public static CheckpointSchedule Random(int seed) => new(0, new Random(seed));

    public bool IsDueBefore(int operation) =>
        (_every > 0 && (operation + 1) % _every == 0) || _random?.NextDouble() < RandomShare;
}
