namespace Stateify.Memory;

/// <summary>The two files of a saved memory file. Immutable, so safe to share between threads.</summary>
/// <param name="MetaPath">The file with the pages' metadata.</param>
/// <param name="PagesPath">The file with the pages.</param>
public sealed record MemoryImage(string MetaPath, string PagesPath);
