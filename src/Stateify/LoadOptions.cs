namespace Stateify;

/// <summary>What a load needs from the program, and what it may do. Immutable once a load has started.</summary>
public sealed class LoadOptions
{
    private IReadOnlyDictionary<string, object> _externals = new Dictionary<string, object>();

    /// <summary>The options of a load that says nothing.</summary>
    public static LoadOptions Default { get; } = new();

    /// <summary>The values of the graph's <see cref="ExternalAttribute"/> fields, by key.</summary>
    public IReadOnlyDictionary<string, object> Externals { get => _externals; init => _externals = value; }

    /// <summary>What to do about types that differ from those that were saved.</summary>
    public SchemaPolicy Schema { get; init; } = SchemaPolicy.Migrate;

    /// <summary>
    /// Types of earlier versions whose objects may be dropped, by their names in the image, and fields whose values may be, as
    /// <c>Type.Field</c>: what <see cref="RemovedTypeAttribute"/> and <see cref="RemovedFieldAttribute"/> say, for one load.
    /// </summary>
    public IReadOnlyCollection<string> Removed { get; init; } = [];

    /// <summary>
    /// The most bytes that a load may allocate for what the image claims, objects with what their field initializers make included, hooks
    /// not: an image that claims more, damaged or hostile, is a <see cref="StateException"/> before memory runs out. By default it
    /// is 256 times the bytes that are there, compressed if they are, and at least 256 MiB. It is checked for each
    /// table, array and block of rows, so that a load may go beyond it by what one of these takes; what the names and fields of the image's
    /// types take is part of it, and goes beyond it by no more than a few MiB.
    /// </summary>
    public long? Budget { get; init; }

    /// <summary>
    /// Ends the load by an <see cref="OperationCanceledException"/>, within milliseconds unless a hook is running; nothing is handed
    /// out.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Told how far the load is. What it throws ends the load.</summary>
    public IProgress<StateProgress>? Progress { get; init; }

    /// <summary>These options with more externals, of which those of the same keys give way.</summary>
    internal LoadOptions WithExternals<T>(IReadOnlyDictionary<string, T> more) where T : class
    {
        LoadOptions options = (LoadOptions)MemberwiseClone();
        Dictionary<string, object> externals = more.ToDictionary(static entry => entry.Key, static object (entry) => entry.Value);
        foreach ((string key, object value) in Externals)
            externals[key] = value;
        options._externals = externals;
        return options;
    }
}
