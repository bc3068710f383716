namespace Stateify.Files;

/// <summary>
/// The operations an atomic commit is made of, as a seam: tests end the "process" or fail the "disk" between any two of them.
/// Implementations throw what System.IO throws.
/// </summary>
internal interface IFileSystem
{
    /// <summary>Throws <see cref="StateFileException"/> when <paramref name="path"/>, a full path, can never be written as a regular file.</summary>
    void CheckTarget(string path);

    /// <summary>Creates a file that must not exist yet.</summary>
    IOutputFile Create(string path);

    /// <summary>Gives <paramref name="source"/> the name <paramref name="target"/> in one step, in place of a file that has it.</summary>
    void Rename(string source, string target);

    /// <summary>Gives <paramref name="source"/> the name <paramref name="target"/> in one step, unless there is a file that has it.</summary>
    void RenameNew(string source, string target);

    /// <summary>Gives the file <paramref name="source"/> a second name, which must be free.</summary>
    void Link(string source, string target);

    /// <summary>Whether there is a file of that name.</summary>
    bool Exists(string path);

    /// <summary>Makes creations, renames and deletions in a directory survive a loss of power.</summary>
    void SyncDirectory(string directory);

    /// <summary>Deletes a file; a missing one is no error.</summary>
    void Delete(string path);

    /// <summary>Opens a file to be read.</summary>
    RandomAccessSource OpenRead(string path);

    /// <summary>Creates a directory that must not exist yet.</summary>
    void CreateDirectory(string path);

    /// <summary>Whether there is a directory of that name.</summary>
    bool DirectoryExists(string path);

    /// <summary>The names of everything in a directory.</summary>
    IReadOnlyList<string> NamesIn(string directory);

    /// <summary>Gives a directory another name, which must be free or that of an empty directory.</summary>
    void RenameDirectory(string source, string target);

    /// <summary>Exchanges the names of two directories in one step.</summary>
    /// <returns>Whether that can be done here; if not, nothing has happened.</returns>
    bool TryExchangeDirectories(string left, string right);

    /// <summary>Deletes a directory, which must be empty; a missing one is no error.</summary>
    void DeleteDirectory(string path);
}
