using Stateify.Tests.Graph;

namespace Stateify.Tests.Comparing;

/// <summary>Dictionaries and sets have no order, unless their keys are objects.</summary>
public sealed class CompareKeyTests
{
    [Fact]
    public void Entries_are_compared_by_their_keys()
    {
        Containers expected = new() { Counts = new() { ["a"] = 1, ["b"] = 2, ["c"] = 3 }, ById = new Dictionary<Guid, Node?> { [Guid.Empty] = new() } };
        Containers actual = new() { Counts = new() { ["c"] = 3, ["a"] = 9, ["d"] = 4 }, ById = new Dictionary<Guid, Node?> { [Guid.Empty] = new() { Id = 1 } } };

        Assert.Equal(
            [
                (StateDifferenceKind.Value, "Containers.Counts[\"a\"]: 1 / 9"),
                (StateDifferenceKind.MissingKey, "Containers.Counts[\"b\"]: 2 / missing"),
                (StateDifferenceKind.ExtraKey, "Containers.Counts[\"d\"]: missing / 4"),
                (StateDifferenceKind.Value, "Containers.ById[00000000-0000-0000-0000-000000000000].Id: 0 / 1"),
            ],
            StateComparer.Compare(expected, actual).Select(static difference => (difference.Kind, difference.ToString())));
    }

    [Fact]
    public void The_order_of_keys_does_not_matter()
    {
        Assert.Empty(StateComparer.Compare(
            new Containers { Counts = new() { ["a"] = 1, ["b"] = 2 }, Set = ["x", "y"], Owners = new() { [1] = new(), [2] = new() { Any = 5 } } },
            new Containers { Counts = new() { ["b"] = 2, ["a"] = 1 }, Set = ["y", "x"], Owners = new() { [2] = new() { Any = 5 }, [1] = new() } }));
    }

    [Fact]
    public void Items_of_sets_are_missing_or_extra()
    {
        Assert.Equal(
            ["Containers.Set[0]: \"x\" / missing", "Containers.Set[1]: missing / \"z\""],
            Differences(new Containers { Set = ["x", "y"] }, new Containers { Set = ["y", "z"] }));
    }

    [Fact]
    public void The_order_of_an_ordered_dictionary_does()
    {
        Collections expected = new() { Ordered = new() { ["a"] = 1, ["b"] = 2 } };
        Collections actual = new() { Ordered = new() { ["b"] = 2, ["a"] = 1 } };

        Assert.Equal(
            [
                "Collections.Ordered.Keys[0]: \"a\" / \"b\"",
                "Collections.Ordered[\"a\"]: 1 / 2",
                "Collections.Ordered.Keys[1]: \"b\" / \"a\"",
                "Collections.Ordered[\"b\"]: 2 / 1",
            ],
            Differences(expected, actual));
    }

    [Fact]
    public void Keys_that_are_objects_are_compared_in_their_order()
    {
        Containers expected = new() { ByOwner = new() { [new() { Any = 1 }] = new(), [new() { Any = 2 }] = new() } };
        Containers actual = new() { ByOwner = new() { [new() { Any = 1 }] = new() { Id = 4 }, [new() { Any = 3 }] = new() } };

        Assert.Equal(
            ["Containers.ByOwner.Values[0].Id: 0 / 4", "Containers.ByOwner.Keys[1].Any: 2 / 3"],
            Differences(expected, actual).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void Equal_strings_that_a_comparer_tells_apart_are_as_many_as_they_are()
    {
        HashSet<string> two = new(ReferenceComparer.Instance) { new('x', 1), new('x', 1), "y" };
        HashSet<string> one = new(ReferenceComparer.Instance) { "y", new('x', 1) };

        Assert.Equal(["HashSet[1]: \"x\" / missing"], Differences(two, one));
        Assert.Empty(Differences(two, new(ReferenceComparer.Instance) { "y", new('x', 1), new('x', 1) }));
    }

    [Fact]
    public void Keys_may_be_boxed_and_have_parts()
    {
        Dictionary<object, int> expected = new() { ["a"] = 1, [5] = 2, [5L] = 3 };
        Dictionary<object, int> actual = new() { [5L] = 3, [5] = 4, ["a"] = 1 };
        HashSet<Segment> segments = [new(new() { X = 1 }, "x"), new(new() { X = 2 }, "y")];

        Assert.Equal(["Keyed.ByObject[5]: 2 / 4"], Differences(new Keyed { ByObject = expected }, new Keyed { ByObject = actual }));
        Assert.Empty(Differences(new Keyed { Segments = segments }, new Keyed { Segments = [.. segments.Reverse()] }));
        Assert.Equal(
            ["Keyed.ByObject: 3 elements / 4 elements"],
            Differences(new Keyed { ByObject = expected }, new Keyed { ByObject = new(expected) { [new Node()] = 5 } }));
    }

    [Fact]
    public void A_key_may_hold_itself()
    {
        Dictionary<object, int> Make(int value)
        {
            Node owner = new();
            owner.Tag = new Point { Owner = owner };
            return new() { [owner.Tag] = value };
        }

        Assert.Equal(
            ["Keyed.ByObject.Values[0]: 1 / 2"], Differences(new Keyed { ByObject = Make(1) }, new Keyed { ByObject = Make(2) }));
    }

    [Fact]
    public void Comparers_differ()
    {
        Containers expected = new() { Counts = new(StringComparer.Ordinal), Set = new(StringComparer.InvariantCulture) };
        Containers actual = new() { Counts = new(StringComparer.OrdinalIgnoreCase), Set = [] };

        Assert.Equal(
            ["Containers.Counts.Comparer.rule: 1 / 2", "Containers.Set.Comparer: System.StringComparer / null"],
            Differences(expected, actual).Order(StringComparer.Ordinal));
    }

    private static string[] Differences<T>(T? expected, T? actual) =>
        [.. StateComparer.Compare(expected, actual).Select(static difference => difference.ToString())];
}

/// <summary>Keys that are neither plain values nor strings.</summary>
[Savable]
public sealed partial class Keyed
{
    public Dictionary<object, int>? ByObject;
    public HashSet<Segment>? Segments;
}

/// <summary>Tells equal strings apart.</summary>
[Savable]
public sealed partial class ReferenceComparer : IEqualityComparer<string>
{
    public static readonly ReferenceComparer Instance = new();

    public bool Equals(string? x, string? y) => ReferenceEquals(x, y);

    public int GetHashCode(string obj) => 1;
}
