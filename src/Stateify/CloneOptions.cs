namespace Stateify;

/// <summary>What a clone may do, and what it needs from the program. Immutable once it has started.</summary>
public sealed class CloneOptions
{
    /// <summary>The options of a clone that says nothing.</summary>
    public static CloneOptions Default { get; } = new();

    /// <summary>
    /// The values of the clone's <see cref="ExternalAttribute"/> fields, by key. Fields with other keys hold what those of the original
    /// hold: what is external is not part of the graph.
    /// </summary>
    public IReadOnlyDictionary<string, object> Externals { get; init; } = new Dictionary<string, object>();

    /// <inheritdoc cref="SaveOptions.MaxHookPasses"/>
    public int MaxHookPasses { get; init; } = SaveOptions.Default.MaxHookPasses;

    /// <summary>
    /// Ends the clone by an <see cref="OperationCanceledException"/>, within milliseconds unless a hook is running. <c>AfterSave</c> runs
    /// on the original, and nothing of the clone is handed out.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>
    /// Told how far the clone is, in the phases of a save and a load except <see cref="StatePhase.Write"/> and <see cref="StatePhase.Read"/>.
    /// What it throws ends the clone.
    /// </summary>
    public IProgress<StateProgress>? Progress { get; init; }

    internal SaveOptions ForSave() =>
        new() { MaxHookPasses = MaxHookPasses, CancellationToken = CancellationToken, Progress = Progress };

    internal LoadOptions ForLoad() =>
        new() { Externals = Externals, CancellationToken = CancellationToken, Progress = Progress };
}
