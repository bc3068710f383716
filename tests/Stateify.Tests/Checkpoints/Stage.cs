using Stateify.Checkpoints;
using Stateify.Files;
using Stateify.Memory;

namespace Stateify.Tests.Checkpoints;

/// <summary>A world with memory files that all hold the same number, and the checkpoints of it in a directory.</summary>
internal sealed class Stage : IDisposable
{
    private readonly World _world;

    /// <param name="directory">Where the checkpoints are.</param>
    /// <param name="memoryFiles">How many memory files there are: 1 or 2.</param>
    public Stage(string directory, int memoryFiles = 2)
    {
        Target = Path.Combine(directory, "world");
        Memory = ((string[])["main", "other"]).Take(memoryFiles).ToDictionary(static name => name, static name => MemoryFile.Create(name));
        foreach (MemoryFile memory in Memory.Values)
            memory.Allocate(4 * MemoryFile.PageSize);
        _world = new World(Memory["main"]);
    }

    /// <summary>The checkpoint.</summary>
    public string Target { get; }

    public World World => _world;

    public Dictionary<string, MemoryFile> Memory { get; }

    /// <summary>Saves the number.</summary>
    public CheckpointReport Save(int value, CheckpointOptions? options = null, IFileSystem? fileSystem = null)
    {
        _world.Value = value;
        foreach (MemoryFile memory in Memory.Values)
            memory.GetSpan(MemoryFile.PageSize, MemoryFile.PageSize).Fill((byte)value);
        return new DirectorySave(Target, _world, Memory, options ?? Overwriting(), fileSystem ?? DiskFileSystem.Instance).Run();
    }

    /// <summary>Restores the number, which all parts must agree about.</summary>
    public int Restore(string? target = null, StateKey? key = null, MemoryLoadMode mode = MemoryLoadMode.Eager)
    {
        RestoredCheckpoint<World> restored = Checkpoint.RestoreAsync<World>(target ?? Target, new() { File = new() { Key = key }, Memory = mode }).GetAwaiter().GetResult();
        try
        {
            Assert.Equal(Memory.Keys, restored.MemoryFiles.Keys.Order(StringComparer.Ordinal));
            Assert.Same(restored.MemoryFiles["main"], restored.Root!.Main);
            foreach (MemoryFile memory in restored.MemoryFiles.Values)
                Assert.Equal(restored.Root.Value, memory.GetSpan((2 * MemoryFile.PageSize) - 1, 1)[0]);
            return restored.Root.Value;
        }
        finally
        {
            foreach (MemoryFile memory in restored.MemoryFiles.Values)
                memory.Dispose();
        }
    }

    public static CheckpointOptions Overwriting(int keep = 0) => new() { File = new() { Overwrite = true, Keep = keep } };

    public void Dispose()
    {
        foreach (MemoryFile memory in Memory.Values)
            memory.Dispose();
    }
}
