using System.Collections;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stateify.Tests.Golden;

// These types are what the golden files hold. They never change: a change would need a golden file of its own.

/// <summary>Something of every kind that format version 1 knows.</summary>
[Savable(Name = "golden.world", Version = 4)]
public sealed partial class GoldenWorld
{
    public bool Bool = true;
    public sbyte SByte = -1;
    public ushort UShort = 2;
    public int Int = -3;
    public ulong ULong = 4;
    public Int128 Int128 = -5;
    public Half Half = (Half)0.5;
    public float Float = 1.5f;
    public double Double = -2.5;
    public decimal Decimal = 12.50m;
    public char Char = 'ß';
    public Guid Guid = new("00112233-4455-6677-8899-aabbccddeeff");
    public DateTime Date = new(2026, 11, 21, 1, 2, 3, DateTimeKind.Utc);
    public DateTimeOffset Moment = new(2026, 11, 21, 1, 2, 3, TimeSpan.FromHours(1));
    public TimeSpan Time = TimeSpan.FromTicks(7);
    public GoldenColor Color = GoldenColor.Blue;
    public int? Missing;
    public long? Present = 8;
    public BigInteger Big = BigInteger.Pow(10, 30);
    public (int, string?) Pair = (1, "tuple");
    public Range Range = 1..^2;
    public GoldenPoint Point = new() { X = 1, Label = "here" };
    public GoldenRow Row;

    public string Ascii = "text";
    public string Wide = "naïve \ud83d\ude00 \ud800";
    public object? Boxed = 42;
    public int[] Numbers = [1, 2, 3];
    public object?[] Objects = [];
    public int[,] Matrix = { { 1, 2 }, { 3, 4 } };
    public List<string?> Names = ["a", null, "c"];
    public HashSet<string> Set = new(StringComparer.OrdinalIgnoreCase) { "A", "b" };
    public Dictionary<int, GoldenUnit?> Units = [];
    public PriorityQueue<string, int> Queue = new([("late", 2), ("soon", 1)]);
    public SortedDictionary<string, int> Sorted = new(StringComparer.Ordinal) { ["x"] = 1 };
    public ImmutableArray<int> Immutable = [9, 8];
    public ImmutableList<object>? Built;
    public BitArray Bits = new([true, false, true]);
    public Memory<int> Window;
    public GoldenInventory Inventory = [];
    public GoldenRecord? Record;
    public Uri Uri = new("https://host/path");
    public Version Version = new(1, 2, 3);
    public Type Type = typeof(GoldenWorld);

    public static GoldenWorld Create()
    {
        GoldenWorld world = new() { Record = new GoldenRecord("record", 5) };
        GoldenUnit boss = new GoldenOfficer { Name = "boss", Rank = 3, World = world };
        boss.Leader = boss;
        world.Units = new() { [1] = boss, [2] = new GoldenUnit { Name = "unit", Leader = boss }, [3] = null };
        world.Objects = [world, boss, world.Boxed, world.Ascii, null, new object(), world.Units];
        world.Built = [world.Record, "shared", world];
        world.Window = world.Numbers.AsMemory(1, 2);
        world.Row[0] = world.Point;
        world.Row[2] = new GoldenPoint { X = 3, Label = world.Ascii };
        world.Inventory.AddRange(["sword", "shield"]);
        world.Inventory.Owner = boss;
        return world;
    }
}

public enum GoldenColor : byte
{
    Red,
    Blue = 200,
}

[Savable(Name = "golden.point")]
public partial struct GoldenPoint
{
    public int X;
    public string? Label;
}

[Savable(Name = "golden.row")]
[InlineArray(3)]
public partial struct GoldenRow
{
    private GoldenPoint _first;
}

[Savable(Name = "golden.unit", Version = 2)]
public partial class GoldenUnit
{
    public string? Name;
    public GoldenUnit? Leader;
    private readonly int _number = 11;

    public int Number => _number;
}

[Savable(Name = "golden.officer")]
public sealed partial class GoldenOfficer : GoldenUnit
{
    public int Rank;
    [Wait] public GoldenWorld? World;
}

[Savable(Name = "golden.inventory")]
public sealed partial class GoldenInventory : List<string>
{
    public GoldenUnit? Owner;
}

[Savable(Name = "golden.record")]
public sealed partial record GoldenRecord(string Title, int Pages);
