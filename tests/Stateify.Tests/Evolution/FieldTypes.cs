namespace Stateify.Tests.Evolution.V1
{
    [Savable]
    public sealed partial class Player
    {
        public int Score;
        public string? Name;
        public Player? Rival;
        public byte Rank;
    }

    [Savable]
    public sealed partial class Chest
    {
        public int Gold;
        public int Gems;
    }

    [Savable]
    public sealed partial class Numbers
    {
        public sbyte Tiny;
        public int Count;
        public uint Mask;
        public long Big;
        public float Ratio;
        public double Precise;
        public int Amount;
        public Mood Mood;
        public Mood Feeling;
        public int? Maybe;
        public int Certain;
    }

    public enum Mood : sbyte
    {
        Bad = -1,
        Good = 1,
    }

    [Savable]
    public partial class Animal
    {
        public string? Name;
    }

    [Savable]
    public sealed partial class Dog : Animal
    {
        public int Age;
        public bool Barks;
    }

    [Savable]
    public sealed partial class Kennel
    {
        public Animal? Guard;
        public Dog? Favourite;
        public List<Dog> Dogs = [];
    }
}

namespace Stateify.Tests.Evolution.V2
{
    [Savable]
    public sealed partial class Player
    {
        [FormerlyNamed("Rank")] public byte Level;
        public List<int> Trophies = [7];
        public string? Name { get; set; }
        public Player? Rival;
        [NoSave("a cache")] public string Cache = "cold";
        public long Score;
        public string Title = "none";
        public int Rank = 3;
    }

    [Savable]
    [RemovedField("Gems")]
    public sealed partial class Chest
    {
        public int Gold;
    }

    [Savable]
    public sealed partial class Numbers
    {
        public long Tiny;
        public short Count;
        public ulong Mask;
        public int Big;
        public double Ratio;
        public float Precise;
        public decimal Amount;
        public Spirit Mood;
        public int Feeling;
        public int Maybe;
        public long? Certain;
    }

    [FormerlyNamed("Stateify.Tests.Evolution.V2.Mood")]
    public enum Spirit
    {
        Low = -1,
        High = 1,
    }

    [Savable]
    public abstract partial class Being
    {
        public int Age;
    }

    [Savable]
    public sealed partial class Animal : Being
    {
        public string? Name;
    }

    [Savable]
    public partial class Dog : Being
    {
        public bool Barks;
        public string? Name;
    }

    [Savable]
    public sealed partial class Kennel
    {
        public object? Guard;
        public Dog? Favourite;
        public List<Dog> Dogs = [];
    }
}
