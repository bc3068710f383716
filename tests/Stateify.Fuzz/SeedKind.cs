namespace Stateify.Fuzz;

/// <summary>What a state of the corpus is.</summary>
internal enum SeedKind
{
    /// <summary>A graph image.</summary>
    Image,

    /// <summary>A state file with a graph.</summary>
    File,

    /// <summary>A checkpoint in one file, its pages inlined.</summary>
    Checkpoint,

    /// <summary>A checkpoint in a directory: see <see cref="FilePack"/>.</summary>
    Directory,

    /// <summary>An image of a memory file, or a chain that begins with a full one: see <see cref="ImageFiles"/>.</summary>
    Images,
}
