using Stateify;

namespace Strict;

/// <summary>Something in stock.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it is.</param>
[Savable]
public partial record Stock(string Name, Place Place)
{
    /// <summary>How many there are.</summary>
    public required long Number { get; init; }
}

/// <summary>A place in the store.</summary>
/// <param name="Aisle">From the door.</param>
/// <param name="Shelf">From the floor.</param>
[Savable]
public readonly partial record struct Place(int Aisle, byte Shelf);
