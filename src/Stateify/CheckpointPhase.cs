namespace Stateify;

/// <summary>The parts of a checkpoint's save and restore.</summary>
public enum CheckpointPhase
{
    /// <summary>No phase.</summary>
    None = 0,

    /// <summary>A save writes the graph, a restore reads it; hooks included.</summary>
    Graph = 1,

    /// <summary>A save writes, or a restore reads, the pages of the memory files.</summary>
    Pages = 2,

    /// <summary>A save tells the program that graph and memory files may be used again: <see cref="CheckpointOptions.BeforeResume"/>.</summary>
    Resume = 3,

    /// <summary>A save writes the manifest, with the identity of all files; a restore compares them with it.</summary>
    Manifest = 4,

    /// <summary>A save gives the checkpoint its name, makes that durable, and retires the older one.</summary>
    Commit = 5,

    /// <summary>A save takes snapshots of the memory files: <see cref="CheckpointOptions.SnapshotPages"/>.</summary>
    Snapshot = 6,
}
