using Stateify;

namespace Fixable;

/// <summary>Lacks the word that lets code be added to it.</summary>
[Savable]
public sealed class Crate
{
    /// <summary>In kilograms.</summary>
    public int Weight { get; set; }
}
