[assembly: Stateify.SavableType(typeof(Stateify.Tests.Graph.Slot<int>))]
[assembly: Stateify.SavableType(typeof(Stateify.Tests.Graph.Layouts<int>))]
[assembly: Stateify.SavableType(typeof(Stateify.Tests.Graph.Layouts<Stateify.Tests.Graph.Node>))]

namespace Stateify.Tests.Graph;

/// <summary>Holds something of one type.</summary>
public interface ISlot<out T>
{
    /// <summary>What it holds.</summary>
    T? Content { get; }
}

[Savable]
public sealed partial class Slot<T> : ISlot<T>
{
    public T? Content { get; set; }
}

/// <summary>Fields whose types are bases, not those of the objects in them.</summary>
[Savable]
public sealed partial class Garage
{
    public Circle? Wheel;
    public ISlot<int>? Slot;
}

/// <summary>Fields that are declared together.</summary>
[Savable]
public sealed partial class Together
{
    public string? A, B, C;
    public long X, Y;
    public int Z;
}

/// <summary>What is not saved as it is: restored by a hook, or in place of another value.</summary>
[Savable]
public sealed partial class Restored
{
    [NoSave("AfterLoad counts")]
    public int Loads;

    [SaveAs<long>]
    public int Number;

    private void AfterLoad() => Loads++;

    private long SaveNumber() => Number;

    private void LoadNumber(long value) => Number = (int)value;
}

/// <summary>Structs of the platform whose parts are declared as a type parameter, and as what that stands for.</summary>
[Savable]
public sealed partial class Layouts<T>
{
    public (T? First, string? Second) Open;
    public (int First, string? Second) Numbers;
    public (Node? First, string? Second) Nodes;
    public KeyValuePair<string, T?> OpenPair;
    public KeyValuePair<string, Node?> Pair;
    public ArraySegment<T> OpenSegment;
    public ArraySegment<int> Segment;
    public (int, (T?, string?)) Nested;
}
