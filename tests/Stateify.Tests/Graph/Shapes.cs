namespace Stateify.Tests.Graph;

public enum Color : short
{
    Red = -3,
    Green = 7,
}

[Savable]
public partial struct Point
{
    public int X;
    public int Y;
    public Node? Owner;
}

[Savable]
public readonly partial struct Segment
{
    private readonly Point _from;

    public Segment(Point from, string label)
    {
        _from = from;
        Label = label;
    }

    public string Label { get; }

    public Point From => _from;
}

/// <summary>A field of every scalar type.</summary>
[Savable]
public sealed partial class Scalars
{
    public bool Bool;
    public sbyte SByte;
    public byte Byte;
    public short Short;
    public ushort UShort;
    public int Int;
    public uint UInt;
    public long Long;
    public ulong ULong;
    public Int128 Int128;
    public UInt128 UInt128;
    public Half Half;
    public float Float;
    public double Double;
    public decimal Decimal;
    public char Char;
    public Guid Guid;
    public DateTime DateTime;
    public TimeSpan TimeSpan;
    public Color Color;
    public int? NullInt;
    public Color? NullColor;
    public DateTime? NullDate;
    public Point? NullPoint;
    public string? Text;
}

/// <summary>Fields that C# lets nobody set.</summary>
[Savable]
public sealed partial class Guarded
{
    private readonly int _readonlyInt;
    private readonly Node _readonlyNode;
    private string _private;

    public Guarded(int number, Node node, string text)
    {
        _readonlyInt = number;
        _readonlyNode = node;
        _private = text;
        GetOnly = text + "!";
    }

    public string GetOnly { get; }

    public required int Required { get; init; }

    public int Init { get; init; }

    public int Clamped
    {
        get;
        set => field = Math.Clamp(value, 0, 10);
    }

    public (int Number, Node Node, string Text) Inside() => (_readonlyInt, _readonlyNode, _private);

    public void Rename(string text) => _private = text;
}

public interface IShape
{
    string Name { get; }
}

[Savable]
public abstract partial class Shape : IShape
{
    private string _name = "";

    public string Name
    {
        get => _name;
        set => _name = value;
    }
}

[Savable]
public partial class Circle : Shape
{
    private int _size;

    public int Radius
    {
        get => _size;
        set => _size = value;
    }
}

[Savable]
public sealed partial class Ring : Circle
{
    // The same name as in the base class, another field.
    private int _size;

    public int Hole
    {
        get => _size;
        set => _size = value;
    }
}

[Savable]
public sealed partial class Box<T>
{
    public T? Value;
    public List<T> Items = [];
    public Box<T>? Inner;
}

[Savable]
public sealed partial class Generics
{
    public Box<int>? Ints;
    public Box<string>? Texts;
    public Box<Point>? Points;
    public Box<Color?>? Colors;
    public Box<List<Node>>? Lists;
    public Box<IShape>? Shapes;
}

/// <summary>Every kind of container, each of which can hold the owner.</summary>
[Savable]
public sealed partial class Containers
{
    public object? Any;
    public int[]? Ints;
    public string?[]? Texts;
    public Node?[]? Nodes;
    public int[][]? Jagged;
    public Point[]? Points;
    public object?[]? Objects;
    public Shape[]? Shapes;
    public List<int>? IntList;
    public List<Containers?>? OwnerList;
    public List<Point>? PointList;
    public IReadOnlyList<Node>? ReadOnly;
    public Dictionary<string, int>? Counts;
    public Dictionary<int, Containers>? Owners;
    public Dictionary<Containers, Node>? ByOwner;
    public Dictionary<Color, string>? ByColor;
    public HashSet<string>? Set;
    public HashSet<Containers>? OwnerSet;
    public IDictionary<Guid, Node?>? ById;
    public List<List<Dictionary<string, HashSet<int>>>>? Deep;
}

public static partial class Outer
{
    /// <summary>Makes an object of a type that nobody else can name.</summary>
    public static object CreateHidden(int value) => new Middle.Hidden { Value = value };

    /// <summary>What is in it.</summary>
    public static int ValueOf(object hidden) => ((Middle.Hidden)hidden).Value;

    private static partial class Middle
    {
        [Savable]
        internal sealed partial class Hidden
        {
            public int Value;
        }
    }
}
