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
    /// What makes the file smaller, from <see cref="FrameCompression"/> or the program's own; <see langword="null"/>, the default,
    /// leaves the bytes as they are. Frames that do not get smaller are stored as they are. The length of an encrypted file then
    /// tells something about its contents.
    /// </summary>
    public IFrameCompression? Compression { get; init; }

    /// <summary>
    /// Whether the file may take the place of one that has its name. If not, which is the default, such a file is an error when the
    /// new one is begun, and, if it comes only then, when that is committed.
    /// </summary>
    public bool Overwrite { get; init; }

    /// <summary>
    /// How many of the files that are overwritten are kept: <c>NAME.1</c> is the last, <c>NAME.2</c> the one before, and so on. The
    /// file system must have hard links. They are moved on when the new file has the name; what a failure or a death leaves undone of
    /// that, the next save that keeps files does first.
    /// </summary>
    public int Keep { get; init; }
}
