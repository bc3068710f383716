namespace Stateify.Tests.Graph;

/// <summary>A list with more than its elements.</summary>
[Savable]
public partial class Inventory : List<Node>
{
    private readonly int _limit;

    public Inventory(int limit) => _limit = limit;

    public string? Name { get; set; }

    public int Limit => _limit;
}

/// <summary>One with yet more.</summary>
[Savable]
public sealed partial class Chest : Inventory
{
    [NoSave("counted by AfterLoad")]
    public int Counted;

    public Chest(int limit)
        : base(limit)
    {
    }

    public Chest? Inside { get; set; }

    private void AfterLoad() => Counted = Count;
}

/// <summary>A list that is copied as a block.</summary>
[Savable]
public sealed partial class Scores : List<int>
{
    public int Best;
}

/// <summary>A dictionary whose keys must be complete first.</summary>
[Savable]
public sealed partial class Owners : Dictionary<Key, Owners>
{
    public Owners()
    {
    }

    public Owners(IEqualityComparer<Key> comparer)
        : base(comparer)
    {
    }

    public string? Title { get; set; }
}

/// <summary>A priority queue of an open type.</summary>
[Savable]
public sealed partial class Agenda<T> : PriorityQueue<T, int>
{
    public T? Current { get; set; }
}

/// <summary>Fields that hold them by their bases.</summary>
[Savable]
public sealed partial class DerivedFields
{
    public List<Node>? List;
    public IReadOnlyList<Node>? ReadOnly;
    public Chest? Chest;
    public Scores? Scores;
    public Owners? Owners;
    public Agenda<string>? Agenda;
    public List<int>? Plain;
}

public sealed class DerivedTests
{
    [Fact]
    public void Fields_and_elements_of_a_class_derived_from_a_collection_are_saved()
    {
        Node node = new() { Id = 1 };
        Chest chest = new(9) { node, new Node { Id = 2 }, node };
        chest.Name = "chest";
        chest.Inside = chest;
        node.Tag = chest;

        DerivedFields copy = RoundTrip.Of(new DerivedFields { List = chest, ReadOnly = new Inventory(3), Chest = chest });

        Assert.Same(copy.Chest, copy.List);
        Assert.Same(copy.Chest, copy.Chest!.Inside);
        Assert.Same(copy.Chest, copy.Chest[0].Tag);
        Assert.Same(copy.Chest[0], copy.Chest[2]);
        Assert.Equal((3, 3, 9, "chest"), (copy.Chest.Count, copy.Chest.Counted, copy.Chest.Limit, copy.Chest.Name));
        Assert.Empty(Assert.IsType<Inventory>(copy.ReadOnly));
    }

    [Fact]
    public void They_stand_beside_plain_ones_of_the_same_kind()
    {
        DerivedFields copy = RoundTrip.Of(new DerivedFields { Plain = [7, 8], Scores = [1, 2, 3] });

        Assert.Equal([7, 8], copy.Plain!);
        Assert.Equal([1, 2, 3], copy.Scores!.AsEnumerable());
        Assert.Same(typeof(List<int>), copy.Plain!.GetType());
    }

    [Fact]
    public void Their_keys_are_complete_when_they_are_filled()
    {
        Owners owners = new() { Title = "title" };
        owners.Add(new Key { Part = new Node { Id = 42, Tag = owners } }, owners);

        Owners copy = RoundTrip.Of(new DerivedFields { Owners = owners }).Owners!;

        Assert.Same(copy, copy[new Key { Part = new Node { Id = 42 } }]);
        Assert.Same(copy, copy.Keys.Single().Part!.Tag);
        Assert.Equal("title", copy.Title);
    }

    [Fact]
    public void They_may_be_generic()
    {
        Agenda<string> agenda = new() { Current = "now" };
        agenda.Enqueue("later", 2);
        agenda.Enqueue("soon", 1);

        Agenda<string> copy = RoundTrip.Of(new DerivedFields { Agenda = agenda }).Agenda!;

        Assert.Equal(("now", "soon"), (copy.Current, copy.Dequeue()));
    }

    [Fact]
    public void A_comparer_of_their_own_is_refused()
    {
        Owners owners = new(EqualityComparer<Key>.Create(static (x, y) => x == y, static x => 1));
        Assert.Equal(StateErrorCode.UnsavableComparer, Refusal(owners).Code);

        owners = new(new ByReference());
        StateException error = Refusal(owners);
        Assert.Equal(StateErrorCode.UnsavableComparer, error.Code);
        Assert.Contains("derives from a collection", error.Message, StringComparison.Ordinal);
    }

    private static StateException Refusal(Owners owners) => Assert.Throws<StateException>(() => StateSerializer.Save(owners));
}

/// <summary>Compares keys by their identity, with a base class that has nothing to save.</summary>
[Savable]
public sealed partial class ByReference : EqualityComparer<Key>
{
    public override bool Equals(Key? x, Key? y) => ReferenceEquals(x, y);

    public override int GetHashCode(Key obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
}
