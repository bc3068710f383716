namespace Stateify;

/// <summary>What a save may do. Immutable once a save has started.</summary>
public sealed class SaveOptions
{
    /// <summary>The options of a save that says nothing.</summary>
    public static SaveOptions Default { get; } = new();
}
