namespace Stateify;

/// <summary>What it takes to read a state file. Immutable once a file has been opened.</summary>
public sealed class StateFileReaderOptions
{
    /// <summary>The options for a file that is neither protected nor compressed by the program's own means.</summary>
    public static StateFileReaderOptions Default { get; } = new();

    /// <summary>
    /// The secret the file was written with. With a key only protected files are read, so that nobody can put an unprotected one in
    /// the place of a protected one; without, only unprotected ones. It can be disposed when the file has been opened.
    /// </summary>
    public StateKey? Key { get; init; }
}
