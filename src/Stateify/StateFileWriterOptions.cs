namespace Stateify;

/// <summary>How a state file is written. Immutable once a file has been begun.</summary>
public sealed class StateFileWriterOptions
{
    /// <summary>The options of a file that says nothing.</summary>
    public static StateFileWriterOptions Default { get; } = new();

    /// <summary>
    /// What protects the file; anything but <see cref="StateFileProtection.None"/> needs <see cref="Key"/>. Every protected file has a
    /// random salt, so that, unlike others, two with the same contents differ.
    /// </summary>
    public StateFileProtection Protection { get; init; }

    /// <summary>The secret for <see cref="Protection"/>; <see langword="null"/> without. It can be disposed when the file has been begun.</summary>
    public StateKey? Key { get; init; }

    /// <summary>
    /// What makes the file smaller, from <see cref="FrameCompression"/> or the program's own; <see langword="null"/>, the default, leaves the
    /// bytes as they are. Frames that do not get smaller are stored as they are. The length of an encrypted file then tells
    /// something about its contents.
    /// </summary>
    public IFrameCompression? Compression { get; init; }
}
