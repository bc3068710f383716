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

    /// <summary>The two files of a saved memory file: see <see cref="PagesPair"/>.</summary>
    Pages,
}
