using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.RoundTrips;

/// <summary>Closed generic types and what else only a use makes known, each registered without a word of the user.</summary>
public sealed class GenericTests
{
    [Fact]
    public void Collections_in_abstract_and_generic_bases_are_registered() => RoundTrip.Check("1 2 On 4", """
        public enum Mode { Off, On }

        [Savable]
        public sealed partial class Leaf
        {
            public int X;
        }

        [Savable]
        public abstract partial class Base
        {
            public List<Leaf> Leaves = [];
        }

        [Savable]
        public abstract partial class Base<T, U> : Base
        {
            public Dictionary<string, T> Map = [];
            public HashSet<U> Set = [];
            public U? Single;
        }

        [Savable]
        public sealed partial class Last : Base<Leaf, Mode>
        {
            public Box<Leaf[]>? Box;
        }

        [Savable]
        public sealed partial class Aaa : Base<Aaa?[], Cell?>
        {
            [Savable]
            private sealed partial class Hidden : Base<List<Mode?>, Mode>;

            private enum Mode;
        }

        [Savable]
        public partial struct Cell
        {
            public int Y;
        }

        [Savable]
        public partial class Box<T> : Base
        {
            public T? Value;
        }

        public static class Scenario
        {
            public static object Make()
            {
                Last last = new() { Box = new() { Value = [new() { X = 4 }] } };
                last.Leaves.Add(new() { X = 1 });
                last.Map["two"] = new() { X = 2 };
                last.Set.Add(Mode.On);
                return last;
            }

            public static string Describe(object graph)
            {
                Last last = (Last)graph;
                return $"{last.Leaves[0].X} {last.Map["two"].X} {last.Set.Single()} {last.Box!.Value![0].X}";
            }
        }
        """);

    [Fact]
    public void A_savable_struct_can_be_the_argument_of_a_generic_type_and_boxed() => RoundTrip.Check("1 2 3 On", """
        [Savable]
        public sealed partial class Aaa
        {
            public Box<Zed>? Struct;
            public Box<Mode>? Mode;
            public Box<Zed?>? Optional;
            public object? Boxed;
        }

        public enum Mode { Off, On }

        [Savable]
        public partial class Box<T>
        {
            public T? Value;
        }

        [Savable]
        public partial struct Zed
        {
            public int X;
        }

        public static class Scenario
        {
            public static object Make() => new Aaa
            {
                Struct = new() { Value = new Zed { X = 1 } },
                Optional = new() { Value = new Zed { X = 2 } },
                Boxed = new Zed { X = 3 },
                Mode = new() { Value = Mode.On },
            };

            public static string Describe(object graph)
            {
                Aaa a = (Aaa)graph;
                return $"{a.Struct!.Value.X} {a.Optional!.Value!.Value.X} {((Zed)a.Boxed!).X} {a.Mode!.Value}";
            }
        }
        """);

    [Fact]
    public void A_registered_closed_type_can_be_met_through_object() => RoundTrip.Check("1 two", """
        [Savable]
        public partial class Box<T>
        {
            public object? Next;
            public T? Value;
        }

        public static class Scenario
        {
            public static object Make() => new Box<int> { Value = 1, Next = new Dictionary<Mode, string> { [Mode.On] = "two" } };
            public static string Describe(object graph) => $"{((Box<int>)graph).Value} {((Dictionary<Mode, string>)((Box<int>)graph).Next!)[Mode.On]}";
        }

        public enum Mode { Off, On }
        """, "[assembly: SavableType(typeof({0}.Box<int>))]", "[assembly: SavableType(typeof(Dictionary<{0}.Mode, string>))]");

    [Fact]
    public void Private_nested_types_are_registered() => RoundTrip.Check("1 2 3", """
        public sealed partial class Outer
        {
            private partial struct @event
            {
                [Savable]
                internal sealed partial class @class
                {
                    public int X;
                    public object? Next;
                }
            }

            [Savable]
            private sealed partial class Inner
            {
                public int X = 2;
                public object? Next = new Deep { X = 3 };
            }

            [Savable]
            private sealed partial class Deep
            {
                public int X;
            }

            public static object Make() => new @event.@class { X = 1, Next = new Inner() };

            public static string Describe(object graph)
            {
                @event.@class first = (@event.@class)graph;
                Inner second = (Inner)first.Next!;
                return $"{first.X} {second.X} {((Deep)second.Next!).X}";
            }
        }

        public static class Scenario
        {
            public static object Make() => Outer.Make();
            public static string Describe(object graph) => Outer.Describe(graph);
        }
        """);
}
