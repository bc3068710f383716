namespace Stateify;

/// <summary>What a load needs from the program, and what it may do. Immutable once a load has started.</summary>
public sealed class LoadOptions
{
    /// <summary>The options of a load that says nothing.</summary>
    public static LoadOptions Default { get; } = new();

    /// <summary>The values of the graph's <see cref="ExternalAttribute"/> fields, by key.</summary>
    public IReadOnlyDictionary<string, object> Externals { get; init; } = new Dictionary<string, object>();
}
