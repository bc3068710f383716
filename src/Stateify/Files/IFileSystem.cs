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
}
