using Stateify.Files;

namespace Stateify.Memory;

/// <summary>What a checkpoint saves of a memory file: itself, or a snapshot of it.</summary>
internal interface ISavedPages
{
    /// <summary>Writes two files of their own.</summary>
    void Save(string metaPath, string pagesPath, IFileSystem fileSystem, MemorySaveOptions options);

    /// <summary>Writes sections of a file: see <see cref="InlinePages"/>.</summary>
    void Save(StateFileWriter file, string name, PageWatch watch);
}
