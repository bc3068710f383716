using Stateify.Memory;

namespace Stateify.Tests.Checkpoints;

/// <summary>A graph with memory files beside it.</summary>
[Savable]
public sealed partial class World
{
    [External("main")]
    private readonly MemoryFile? _main;

    public World(MemoryFile? main = null) => _main = main;

    public int Value { get; set; }

    public List<string> Names { get; } = [];

    public MemoryFile? Main => _main;
}
