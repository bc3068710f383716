[assembly: Stateify.SavableType(typeof(Stateify.Tests.Differential.Place[]))]
[assembly: Stateify.SavableType(typeof(Stateify.Tests.Differential.Crew[]))]
[assembly: Stateify.SavableType(typeof(System.Collections.Generic.List<object>))]

namespace Stateify.Tests.Differential;

[Serializable]
public enum Rank : byte
{
    None,
    Mate = 7,
}

/// <summary>Fields of every kind that .NET's retired formatter keeps as they are.</summary>
[Savable, Serializable]
public partial class Crew
{
    private string? _name;
    public Crew? Chief;
    public object? Cargo;
    public Rank Rank;
    public bool IsAboard;
    public long Number;
    public double Weight;
    public Guid Id;
    public DateTime Joined;
    public int? Bunk;
    public Place Home;
    public Place? Away;
    public int[]? Numbers;
    public string?[]? Texts;
    public Crew?[]? Mates;
    public object?[]? Things;
    public int[][]? Jagged;
    public Place[]? Places;
    public List<int>? Counts;
    public List<object?>? Bag;
    public List<Crew?>? Friends;
    public Dictionary<string, Crew?>? ByName;
    public Dictionary<int, List<Crew?>>? ByNumber;
    public Dictionary<Crew, string?>? Remarks;
    public HashSet<Crew?>? Watch;

    public string? Name
    {
        get => _name;
        set => _name = value;
    }
}

[Savable, Serializable]
public sealed partial class Captain : Crew
{
    // The same name as in the base class, another field.
    private string? _name;
    public readonly Crew? Deputy;
    public Captain? Former { get; init; }

    public string? Title
    {
        get => _name;
        set => _name = value;
    }
}

[Savable, Serializable]
public partial struct Place
{
    public int X;
    public string? Harbour;
    public Crew? Owner;
}
