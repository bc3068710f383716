namespace Stateify.Memory;

/// <summary>How a memory file is loaded. Immutable once a load has started.</summary>
public sealed class MemoryLoadOptions
{
    /// <summary>The options of a load that says nothing.</summary>
    public static MemoryLoadOptions Default { get; } = new();

    /// <summary>What the memory file is made of.</summary>
    public MemoryFileOptions File { get; init; } = MemoryFileOptions.Default;

    /// <summary>When the pages are read and verified.</summary>
    public MemoryLoadMode Mode { get; init; }

    /// <summary>
    /// The secret the image was saved with. With a key only protected images are loaded, without only unprotected ones. It can be
    /// disposed when the load has returned.
    /// </summary>
    public StateKey? Key { get; init; }

    /// <summary>
    /// Ends the load by an <see cref="OperationCanceledException"/>, within the time it takes to read about 1 MiB. After a load in the
    /// background has returned it ends the reading ahead: pages still come when they are reached.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>
    /// Told how much was loaded, after each MiB or so; one call at a time, but on any thread. What it throws ends the load. A mapped
    /// load has nothing to tell.
    /// </summary>
    public IProgress<MemoryProgress>? Progress { get; init; }
}
