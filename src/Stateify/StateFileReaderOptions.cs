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

    /// <summary>The program's own compressions that the file may have been written with, beside those of the library.</summary>
    public IReadOnlyCollection<IFrameCompression> Compressions { get; init; } = [];

    /// <summary>
    /// The longest section, in bytes, that may be read into memory as a whole, as a load does it: a small file that is compressed can
    /// hold a very long one. Sections that are read as streams never take more than a few MiB. There is no limit by default.
    /// </summary>
    public long MaxSectionLength { get; init; } = long.MaxValue;

    /// <summary>
    /// The directory, by default that of the system, for what a stream that cannot seek gives: a state file is read from its end. The
    /// temporary file there has no name once it is open, only this user may open it before, and it holds the bytes of the stream, encrypted
    /// if that is.
    /// </summary>
    public string SpoolDirectory { get; init; } = Path.GetTempPath();

    /// <summary>
    /// The most bytes of a stream that cannot seek that may be kept there. What is no state file, or cannot be read with these options, is
    /// refused by its header and not kept; but only the end of a stream says how long it is. There is no limit by default except that
    /// of the disk: set one where the sender of the stream is not trusted.
    /// </summary>
    public long MaxSpoolLength { get; init; } = long.MaxValue;
}
