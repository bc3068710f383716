namespace Stateify.Memory;

/// <summary>What a memory file is made of. Immutable.</summary>
public sealed class MemoryFileOptions
{
    /// <summary>The options of a memory file of which nothing is said.</summary>
    public static MemoryFileOptions Default { get; } = new();

    /// <summary>What holds the pages.</summary>
    public MemoryBackingKind Backing { get; init; }
}
