namespace Stateify;

/// <summary>What a save may do. Immutable once a save has started.</summary>
public sealed class SaveOptions
{
    /// <summary>The options of a save that says nothing.</summary>
    public static SaveOptions Default { get; } = new();

    /// <summary>
    /// How often a save walks the graph before it gives up on hooks that keep adding objects with hooks: at least 2, one walk that
    /// finds them and one that finds no more. The default is 64.
    /// </summary>
    public int MaxHookPasses { get; init; } = 64;

    /// <summary>
    /// Ends the save by an <see cref="OperationCanceledException"/>, within milliseconds unless a hook is running. As after any save
    /// that fails, <c>AfterSave</c> runs, and a state file stays what it was.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Given what was saved, when the save has succeeded and all its hooks have run.</summary>
    public Action<StateStatistics>? Statistics { get; init; }

    /// <summary>Told how far the save is. What it throws ends the save.</summary>
    public IProgress<StateProgress>? Progress { get; init; }
}
