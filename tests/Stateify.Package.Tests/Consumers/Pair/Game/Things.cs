using Engine;
using Stateify;

namespace Game;

/// <summary>Fights.</summary>
[Savable]
public sealed partial class Knight : Thing
{
    public Thing? Foe { get; set; }
}

/// <summary>Is fought.</summary>
[Savable]
public sealed partial class Dragon : Thing
{
    public Dictionary<string, int> Hoard { get; } = [];
}
