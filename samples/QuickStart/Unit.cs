using Stateify;

/// <summary>A unit of a <see cref="World"/>.</summary>
[Savable]
public sealed partial class Unit
{
    /// <summary>Creates a unit.</summary>
    public Unit(string name, int health)
    {
        Name = name;
        Health = health;
    }

    /// <summary>The unit's name.</summary>
    public string Name { get; }

    /// <summary>What is left of it.</summary>
    public int Health { get; private set; }

    /// <summary>The unit it follows, if any.</summary>
    public Unit? Leader { get; private set; }

    /// <summary>Follows another unit.</summary>
    public void Follow(Unit leader) => Leader = leader;
}
