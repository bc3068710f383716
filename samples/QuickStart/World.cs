using Stateify;

/// <summary>A small graph with a cycle: units follow each other.</summary>
[Savable]
public sealed partial class World
{
    private readonly List<Unit> _units = [];

    /// <summary>Creates an empty world.</summary>
    public World(string name) => Name = name;

    /// <summary>The world's name.</summary>
    public string Name { get; }

    /// <summary>Turns played.</summary>
    public int Turn { get; private set; }

    /// <summary>The units, in the order they were added.</summary>
    public IReadOnlyList<Unit> Units => _units;

    /// <summary>Adds a unit.</summary>
    public Unit Add(string name, int health)
    {
        Unit unit = new(name, health);
        _units.Add(unit);
        return unit;
    }

    /// <summary>Plays a turn.</summary>
    public void Tick() => Turn++;
}
