using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace Stateify.Fuzz;

/// <summary>Something of every shape that an image can hold. The corpus is made of it: a change of its fields asks for a new corpus.</summary>
[Savable]
public sealed partial class FuzzWorld
{
    public bool Flag = true;
    public decimal Price = 12.50m;
    public DateTime Date = new(2026, 11, 21, 1, 2, 3, DateTimeKind.Utc);
    public DateTimeOffset Moment = new(2026, 11, 21, 1, 2, 3, TimeSpan.FromHours(1));
    public DateOnly Day = new(2026, 11, 21);
    public Rune Rune = new('x');
    public BigInteger Big = BigInteger.Pow(10, 30);
    public int? Maybe = 3;
    public FuzzColor Color = FuzzColor.Green;
    public List<FuzzColor> Colors = [FuzzColor.Red];
    public (int, string?) Pair = (1, "tuple");
    public FuzzStruct Struct = new() { Number = 5, Text = "in place" };
    public Memory<int> Window;
    public ArraySegment<string> Segment;
    public ImmutableArray<int> Immutable = [9, 8];

    public string Narrow = "narrow";
    public string Wide = "weit: ö \ud83d\ude00";
    public int[] Numbers = [1, 2, 3, 4, 5, 6, 7];
    public int[,] Matrix = { { 1, 2 }, { 3, 4 } };
    public object?[] Objects = [];
    public FuzzStruct[] Structs = [new() { Number = 1 }, new() { Text = "b" }];
    public List<FuzzNode?> Nodes = [];
    public Dictionary<string, int> Counts = new(StringComparer.OrdinalIgnoreCase) { ["a"] = 1, ["b"] = 2 };
    public Dictionary<object, FuzzNode?> ByObject = [];
    public Dictionary<int, string> ByNumber = new() { [1] = "one", [2] = "two" };
    public HashSet<FuzzNode> Set = [];
    public HashSet<FuzzStruct> StructSet = [];
    public SortedDictionary<int, string> Sorted = new() { [3] = "c", [1] = "a" };
    public SortedSet<string> SortedSet = new(StringComparer.Ordinal) { "x", "y" };
    public Queue<FuzzNode> Queue = [];
    public Stack<int> Stack = new([1, 2]);
    public LinkedList<int> Linked = new([1, 2, 3]);
    public LinkedListNode<int>? LinkedNode;
    public PriorityQueue<string, int> Priorities = new([("late", 2), ("soon", 1)]);
    public ConcurrentDictionary<string, int> Concurrent = new() { ["k"] = 1 };
    public ImmutableList<object> Built = [];
    public ImmutableDictionary<string, FuzzNode>? BuiltMap;
    public FrozenSet<string> Frozen = FrozenSet.ToFrozenSet(["f", "g"]);
    public BitArray Bits = new([true, false, true]);
    public StringBuilder Builder = new("text", 100);
    public Uri Uri = new("https://host/path");
    public Version Version = new(1, 2, 3);
    public Type Type = typeof(FuzzWorld);
    public Lazy<string> Lazy = new("value");
    public WeakReference<FuzzNode>? Weak;
    public FuzzInventory Inventory = [];
    public IComparer<string> Comparer = StringComparer.Ordinal;
    public Action? Action;
    public Func<int, string>? Function;

    /// <summary>A world in which things refer to each other in every way.</summary>
    public static FuzzWorld Create()
    {
        FuzzWorld world = new();
        FuzzNode node = new() { Id = 1, Name = world.Narrow };
        FuzzNode leaf = new FuzzLeaf { Id = 2, Next = node, Waited = node, Weight = 2.5 };
        node.Next = leaf;
        world.Window = world.Numbers.AsMemory(2, 3);
        world.Segment = new(["p", "q", "r"], 1, 2);
        world.Objects = [world, "narrow", 8, null, node, world.Numbers, new FuzzStruct { Number = 6 }, 1.5];
        world.Nodes = [node, leaf, null];
        world.ByObject = new() { ["key"] = node, [7] = leaf, [leaf] = null };
        world.Set = [node, leaf];
        world.StructSet = [new() { Number = 3, Text = "s" }];
        world.Queue = new([leaf, node]);
        world.LinkedNode = world.Linked.First;
        world.Built = [node, world.Narrow];
        world.BuiltMap = ImmutableDictionary<string, FuzzNode>.Empty.Add("n", node);
        world.Weak = new(node);
        world.Inventory.AddRange([leaf, node]);
        world.Inventory.Title = "things";
        world.Action = node.Touch;
        world.Action += leaf.Touch;
        world.Function = node.Describe;
        return world;
    }

    /// <summary>A graph of hooks that wait for each other.</summary>
    public static FuzzNode CreateChain()
    {
        FuzzNode first = new() { Id = 0 };
        FuzzNode last = first;
        for (int id = 1; id < 12; id++)
        {
            FuzzNode next = id % 3 == 0 ? new FuzzLeaf { Id = id, Weight = id } : new FuzzNode { Id = id };
            next.Waited = last;
            next.Next = first;
            last = next;
        }
        return last;
    }
}

/// <summary>A class with a hook that another can wait for.</summary>
[Savable]
public partial class FuzzNode
{
    public int Id;
    public string? Name;
    public FuzzNode? Next;

    [Wait]
    public FuzzNode? Waited;

    [NoSave("made anew")]
    public int[] Scratch = new int[4];

    [SavableCallback]
    public void Touch() => Id++;

    [SavableCallback]
    public string Describe(int number) => $"{Name} {number}";

    private void AfterLoad() => Scratch[0] = Id;
}

/// <summary>A class of a chain of classes.</summary>
[Savable]
public sealed partial class FuzzLeaf : FuzzNode
{
    public double Weight;
}

/// <summary>A class that is a collection.</summary>
[Savable]
public sealed partial class FuzzInventory : List<FuzzNode>
{
    public string? Title;
}

/// <summary>A struct with a hash code of its own.</summary>
[Savable]
public partial struct FuzzStruct : IEquatable<FuzzStruct>
{
    public int Number;
    public string? Text;
    public long? Optional;

    public readonly bool Equals(FuzzStruct other) => Number == other.Number && Text == other.Text;

    public override readonly bool Equals(object? obj) => obj is FuzzStruct other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Number, Text);
}

/// <summary>An enum.</summary>
public enum FuzzColor : byte
{
    /// <summary>The first.</summary>
    Red,

    /// <summary>The second.</summary>
    Green,
}
