using Stateify.Tests.Graph;

namespace Stateify.Tests.Comparing;

public sealed class CompareTests
{
    [Fact]
    public void A_value_is_named_by_its_path_with_both_values()
    {
        Containers expected = World();
        Containers actual = World();
        actual.OwnerList![1]!.PointList = [new(), new() { X = 7 }];

        Assert.Equal(["Containers.OwnerList[1].PointList[1].X: 5 / 7"], Differences(expected, actual));
    }

    [Theory]
    [InlineData(nameof(Scalars.Bool), true, "false / true")]
    [InlineData(nameof(Scalars.SByte), (sbyte)-1, "0 / -1")]
    [InlineData(nameof(Scalars.ULong), ulong.MaxValue, "0 / 18446744073709551615")]
    [InlineData(nameof(Scalars.Float), float.NaN, "0 / NaN")]
    [InlineData(nameof(Scalars.Double), -0.0, "0 / -0")]
    [InlineData(nameof(Scalars.Char), '\n', "'\\u0000' / '\\u000A'")]
    [InlineData(nameof(Scalars.Color), Color.Red, "0 / -3")]
    [InlineData(nameof(Scalars.NullInt), 0, "null / 0")]
    [InlineData(nameof(Scalars.Text), "a\"b", "null / \"a\\\"b\"")]
    public void Values_are_written_for_a_reader(string field, object value, string texts)
    {
        Scalars actual = new();
        typeof(Scalars).GetField(field)!.SetValue(actual, value);

        Assert.Equal([$"Scalars.{field}: {texts}"], Differences(new(), actual));
    }

    [Fact]
    public void So_are_those_that_no_attribute_can_hold()
    {
        Scalars expected = new() { Decimal = 1.0m, DateTime = DateTime.UnixEpoch, Int128 = Int128.MinValue, NullPoint = new() };
        Scalars actual = new()
        {
            Decimal = 1.00m,
            DateTime = DateTime.SpecifyKind(DateTime.UnixEpoch, DateTimeKind.Unspecified),
            Int128 = 1,
            TimeSpan = TimeSpan.FromSeconds(1),
            NullPoint = new() { Y = 2 },
        };

        Assert.Equal(
            [
                "Scalars.Int128: -170141183460469231731687303715884105728 / 1",
                "Scalars.Decimal: 1.0 / 1.00",
                "Scalars.DateTime: 1970-01-01T00:00:00.0000000Z / 1970-01-01T00:00:00.0000000",
                "Scalars.TimeSpan: 00:00:00 / 00:00:01",
                "Scalars.NullPoint.Y: 0 / 2",
            ],
            Differences(expected, actual));
    }

    [Fact]
    public void Nothing_and_something_and_objects_of_two_types_are_told_apart()
    {
        Node expected = new() { Next = new(), Tag = new Circle() };
        Node actual = new() { Other = new(), Tag = new Ring() };

        Assert.Equal(
            [
                (StateDifferenceKind.Null, "Node.Next", "Stateify.Tests.Graph.Node", "null"),
                (StateDifferenceKind.Null, "Node.Other", "null", "Stateify.Tests.Graph.Node"),
                (StateDifferenceKind.Type, "Node.Tag", "Stateify.Tests.Graph.Circle", "Stateify.Tests.Graph.Ring"),
            ],
            StateComparer.Compare(expected, actual).Select(static difference =>
                (difference.Kind, difference.Path, difference.Expected, difference.Actual)));
    }

    [Fact]
    public void Roots_may_be_missing_or_of_two_types()
    {
        Assert.Empty(StateComparer.Compare<Node>(null, null));
        Assert.Equal(["Node: Stateify.Tests.Graph.Node / null"], Differences(new Node(), null));
        Assert.Equal(["Int32: null / 5"], Differences<object>(null, 5));
        Assert.Equal(["Int32: 4 / 5"], Differences(4, 5));
        Assert.Equal(["Circle: Stateify.Tests.Graph.Circle / Stateify.Tests.Graph.Ring"], Differences<Shape>(new Circle(), new Ring()));
    }

    [Fact]
    public void Objects_that_are_one_in_one_graph_and_two_in_the_other_are_named_with_both_places()
    {
        Node shared = new();
        Node together = new() { Next = shared, Other = shared };
        Node apart = new() { Next = new(), Other = new() };

        StateDifference difference = Assert.Single(StateComparer.Compare(together, apart));

        Assert.Equal(StateDifferenceKind.Identity, difference.Kind);
        Assert.Equal("Node.Other: the object at Node.Next / another object", difference.ToString());
        Assert.Equal(["Node.Other: another object / the object at Node.Next"], Differences(apart, together));
        Assert.Equal(["Node.Next: the object at Node / another object"], Differences(Circle(1), Circle(2)).Take(1));
    }

    [Fact]
    public void So_are_strings_and_boxes()
    {
        string text = new('x', 2);
        object box = 5;

        Assert.Equal(["Object[][1]: the object at Object[][0] / another object"], Differences<object[]>([text, text], ["xx", new string('x', 2)]));
        Assert.Equal(["Object[][1]: the object at Object[][0] / another object"], Differences<object[]>([box, box], [5, 5]));
        Assert.Empty(StateComparer.Compare<object[]>([text, box], ["xx", 5]));
    }

    [Fact]
    public void Lengths_differ_and_what_both_have_is_compared()
    {
        Containers expected = new() { Ints = [1, 2, 3], Texts = ["a"], OwnerList = [new()] };
        Containers actual = new() { Ints = [1, 9], Texts = ["b", "c"], OwnerList = [] };

        Assert.Equal(
            [
                "Containers.Ints: 3 elements / 2 elements",
                "Containers.Ints[1]: 2 / 9",
                "Containers.Texts: 1 element / 2 elements",
                "Containers.Texts[0]: \"a\" / \"b\"",
                "Containers.OwnerList: 1 element / 0 elements",
            ],
            Differences(expected, actual));
    }

    [Fact]
    public void Dimensions_of_arrays_differ()
    {
        Array shifted = Array.CreateInstance(typeof(int), [2, 3], [0, 1]);

        Assert.Equal(["Int32[,]: [2, 3] / [2, 3 from 1]"], Differences<object>(new int[2, 3], shifted));
        Assert.Equal(["Int32[,][4]: 0 / 8"], Differences<object>(new int[2, 3], new int[2, 3] { { 0, 0, 0 }, { 0, 8, 0 } }));
    }

    [Fact]
    public void Long_texts_are_shown_from_where_they_differ()
    {
        string same = new('a', 500);

        Assert.Equal(
            [$"String: \"...{new string('a', 16)}b\" / \"...{new string('a', 16)}c\""],
            Differences(same + "b", same + "c"));
    }

    [Fact]
    public void As_many_differences_are_found_as_are_asked_for()
    {
        int[] expected = new int[1000];
        int[] actual = [.. Enumerable.Range(1, 1000)];

        Assert.Equal(3, StateComparer.Compare(expected, actual, limit: 3).Count);
        Assert.Equal(100, StateComparer.Compare(expected, actual).Count);
        Assert.Equal(1000, StateComparer.Compare(expected, actual, limit: int.MaxValue).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => StateComparer.Compare(1, 2, limit: 0));
    }

    [Fact]
    public void Large_arrays_are_compared_to_their_ends()
    {
        int[] expected = new int[1 << 20];
        int[] actual = new int[1 << 20];
        actual[^1] = 1;
        actual[300_000] = 2;

        Assert.Equal(["Int32[][300000]: 0 / 2", "Int32[][1048575]: 0 / 1"], Differences(expected, actual));
    }

    [Fact]
    public void Delegates_differ_in_their_methods_and_targets()
    {
        Switch expected = new() { Level = 1 };
        Switch actual = new() { Level = 2 };

        Assert.Equal(["Action[0]: \"Up()\" / \"Down()\""], Differences<object>((Action)expected.Up, (Action)new Switch { Level = 1 }.Down));
        Assert.Equal(["Action[0].Target.Level: 1 / 2"], Differences<object>((Action)expected.Up, (Action)actual.Up));
        Assert.Equal(["Action: 1 element / 2 elements"], Differences<object>((Action)expected.Up, (Action)expected.Up + expected.Down));
    }

    [Fact]
    public void A_graph_that_cannot_be_saved_is_an_error_with_its_path()
    {
        StateException error = Assert.Throws<StateException>(() =>
            StateComparer.Compare(new Node(), new Node { Next = new() { Tag = new MemoryStream() } }));

        Assert.Equal((StateErrorCode.UnsavableType, "Node.Next.Tag"), (error.Code, error.Path));
    }

    private static string[] Differences<T>(T? expected, T? actual) =>
        [.. StateComparer.Compare(expected, actual).Select(static difference => difference.ToString())];

    private static Containers World() => new()
    {
        OwnerList = [new(), new() { PointList = [new(), new() { X = 5 }] }],
    };

    private static Node Circle(int length)
    {
        Node last = new();
        Node head = last;
        for (int i = 1; i < length; i++)
            head = new() { Next = head };
        last.Next = head;
        return head;
    }
}

/// <summary>Has two methods that a delegate can call.</summary>
[Savable]
public sealed partial class Switch
{
    public int Level;

    [SavableCallback]
    public void Up() => Level++;

    [SavableCallback]
    public void Down() => Level--;
}
