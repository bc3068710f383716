namespace Stateify.Memory;

/// <summary>The two files of a saved memory file. Immutable, so safe to share between threads.</summary>
/// <param name="MetaPath">The file with the pages' metadata.</param>
/// <param name="PagesPath">The file with the pages.</param>
public sealed record MemoryImage(string MetaPath, string PagesPath)
{
    /// <summary>The files of an image that is to be saved.</summary>
    /// <exception cref="ArgumentException">A path is empty, or both are the same.</exception>
    internal static MemoryImage ToSave(string metaPath, string pagesPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(metaPath);
        ArgumentException.ThrowIfNullOrEmpty(pagesPath);
        if (metaPath == pagesPath)
            throw new ArgumentException("The metadata and the pages need a file each.", nameof(pagesPath));
        return new MemoryImage(metaPath, pagesPath);
    }

    /// <summary>The same, of a delta.</summary>
    /// <exception cref="ArgumentException">A path is empty, or two are the same.</exception>
    internal static MemoryImage ToSave(string metaPath, string pagesPath, string parentMetaPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(parentMetaPath);
        if (parentMetaPath == metaPath || parentMetaPath == pagesPath)
            throw new ArgumentException("A delta cannot take the place of its parent.", nameof(parentMetaPath));
        return ToSave(metaPath, pagesPath);
    }
}
