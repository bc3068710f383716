using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.RoundTrips;

/// <summary>Records keep their values and, unlike what their equality says, their identity.</summary>
public sealed class RecordTests
{
    [Fact]
    public void Records_of_a_chain_keep_their_values() => RoundTrip.Check("1 two 3 4 | six 7 | Dog { Name = rex, Hidden = 5, Age = 8, Legs = 4 }", """
        [Savable]
        public abstract partial record Animal(string Name)
        {
            private int _hidden = 3;
            public void Hide(int value) => _hidden = value;
            public int Hidden => _hidden;
        }

        [Savable]
        public partial record Pet(string Name, int Age) : Animal(Name.ToLowerInvariant());

        [Savable]
        public sealed partial record Dog(string Name, int Age) : Pet(Name, Age)
        {
            public int Legs { get; init; } = Name.Length;
        }

        [Savable]
        public partial record Plain
        {
            public int First { get; init; }
            public required string Second { get; init; }
        }

        [Savable]
        public sealed partial record Holder(Plain Plain, Pair<int> Pair, Pair<string>? Other, Animal Animal)
        {
            public override string ToString() => $"{Plain.First} {Plain.Second} {Pair.First} {Pair.Second} | {Other!.Value.First} {Other.Value.Second} | {Animal}";
        }

        [Savable]
        public readonly partial record struct Pair<T>(T First, T Second);

        public static class Scenario
        {
            public static object Make()
            {
                Dog dog = new("REX", 8) { Legs = 4 };
                dog.Hide(5);
                return new Holder(new Plain { First = 1, Second = "two" }, new(3, 4), new("six", "7"), dog);
            }

            public static string Describe(object graph) => graph.ToString()!;
        }
        """);

    [Fact]
    public void Equal_records_stay_as_many_as_they_are() => RoundTrip.Check("True False True | True False | 3 True", """
        [Savable]
        public sealed partial record Point(int X, int[] Data);

        [Savable]
        public sealed partial class Graph
        {
            public List<Point> Points = [];
            public object? First;
            public HashSet<Point> Set = [];
            public Dictionary<Point, int> Map = [];
        }

        public static class Scenario
        {
            public static object Make()
            {
                Point point = new(1, [2]);
                Point clone = point with { };
                return new Graph { Points = [point, clone, point], First = clone, Set = [point], Map = { [point] = 3 } };
            }

            public static string Describe(object graph)
            {
                Graph g = (Graph)graph;
                return $"{g.Points[0] == g.Points[1]} {ReferenceEquals(g.Points[0], g.Points[1])} {ReferenceEquals(g.Points[0], g.Points[2])} | "
                    + $"{ReferenceEquals(g.First, g.Points[1])} {ReferenceEquals(g.First, g.Points[0])} | {g.Map[g.Points[1]]} {g.Set.Contains(g.Points[1])}";
            }
        }
        """);

    [Fact]
    public void A_record_that_equals_everything_is_no_other_one() => RoundTrip.Check("1 2 1", """
        [Savable]
        public sealed partial record Same(int X)
        {
            public Same? Next;
            public bool Equals(Same? other) => throw new InvalidOperationException("The engine asks nobody.");
            public override int GetHashCode() => throw new InvalidOperationException("The engine asks nobody.");
        }

        public static class Scenario
        {
            public static object Make()
            {
                Same first = new(1) { Next = new(2) };
                first.Next.Next = first;
                return first;
            }

            public static string Describe(object graph)
            {
                Same same = (Same)graph;
                return $"{same.X} {same.Next!.X} {same.Next.Next!.X}";
            }
        }
        """);

    [Fact]
    public void Nothing_that_a_record_does_on_its_way_in_is_done_again() => RoundTrip.Check("1 one True | made: 1", """
        [Savable]
        public partial record Counted(string Name)
        {
            public static int Made;
            public int Length { get; } = Count(Name);
            private static int Count(string name)
            {
                Made++;
                return name.Length / 3;
            }
        }

        [Savable]
        public sealed partial record Derived(string Name) : Counted(Name)
        {
            [NoSave("a lock")] public object Gate = new();
            private void AfterLoad() => Gate = new();
            public override string ToString() => $"{Length} {Name} {Gate is not null} | made: {Made}";
        }

        public static class Scenario
        {
            public static object Make() => new Derived("one");
            public static string Describe(object graph) => graph.ToString()!;
        }
        """);

    [Fact]
    public void A_copy_constructor_of_the_user_is_left_alone() => RoundTrip.Check("3 5 5", """
        [Savable]
        public sealed partial record Counter(int X)
        {
            private Counter(Counter original) => (X, Copies) = (original.X + 1, 5);
            public int X { get; init; } = X;
            public int Copies { get; init; }
        }

        public static class Scenario
        {
            public static object Make() => new Counter(2) with { };
            public static string Describe(object graph)
            {
                Counter counter = (Counter)graph;
                return $"{counter.X} {counter.Copies} {(counter with { }).Copies}";
            }
        }
        """);

    [Fact]
    public void Hooks_of_records_run_and_attributes_of_their_parameters_count() => RoundTrip.Check("loaded 1 0 from outside 4", """
        [Savable]
        public sealed partial record Unit(int X, string? State, [property: ZeroValue] int Busy, [External("greeting")] string Greeting, [property: SaveAs<int>] Func<int> Code)
        {
            [NoSave("set by the hook")] public string? State { get; private set; } = State;
            private void AfterLoad() => State = "loaded";
            private int SaveCode() => (Restored ?? Code)();
            private void LoadCode(int value) => Restored = () => value;
            [NoSave("made by LoadCode")] public Func<int>? Restored { get; private set; }
            public override string ToString() => $"{State} {X} {Busy} {Greeting} {(Restored ?? Code)()}";
        }

        public static class Scenario
        {
            public static object Make() => new Unit(1, "loaded", 0, "from outside", () => 4);
            public static string Describe(object graph) => graph.ToString()!;
        }
        """, new LoadOptions { Externals = new Dictionary<string, object> { ["greeting"] = "from outside" } });
}
