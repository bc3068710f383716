namespace Stateify.Memory;

/// <summary>What a memory file is made of, and how large it may be. Immutable.</summary>
public sealed class MemoryFileOptions
{
    /// <summary>The options of a memory file of which nothing is said.</summary>
    public static MemoryFileOptions Default { get; } = new();

    /// <summary>What holds the pages.</summary>
    public MemoryBackingKind Backing { get; init; }

    /// <summary>
    /// The most bytes that may be allocated at a time, each page counted once whatever its reference count. An allocation that would
    /// exceed it, and the load of an image that does, is a <see cref="MemoryFileException"/>, and changes nothing. Images do not keep it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Limit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = long.MaxValue;
}
