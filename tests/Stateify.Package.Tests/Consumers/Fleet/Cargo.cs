using Stateify;

/// <summary>What a ship carries.</summary>
[Savable]
public abstract partial record Cargo;

/// <summary>Loose goods, in tons.</summary>
[Savable]
public sealed partial record Bulk(decimal Tons) : Cargo;

/// <summary>Boxes of something.</summary>
[Savable]
public sealed partial record Boxes<T>(T Content, int Number) : Cargo
    where T : notnull;

/// <summary>A place on the chart.</summary>
[Savable]
public readonly partial record struct Sighting(double Latitude, double Longitude, int Depth);
