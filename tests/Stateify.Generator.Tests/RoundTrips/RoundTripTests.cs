using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.RoundTrips;

/// <summary>Generated code, compiled and run through the public API.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Fields_of_all_accesses_keep_their_values() => RoundTrip.Check("1 2 3 4 5 6 7 8 ninth tenth", """
        public interface INumbered { int Number { get; set; } }

        public interface IValued<T> { T Value { get; set; } }

        [Savable]
        public partial class Sample : INumbered, IValued<Dictionary<string, int[]>?>
        {
            private int _first;
            private readonly int _second;
            [Obsolete("no", true)] private int _seventh;

            public Sample(int start)
            {
                (_first, _second, Third) = (start, start + 1, start + 2);
                ((INumbered)this).Number = start + 5;
                typeof(Sample).GetField("_seventh", (System.Reflection.BindingFlags)36)!.SetValue(this, start + 6);
            }

            public int Third { get; }
            public required int Fourth { get; init; }
            public virtual int Fifth { get; set; }
            int INumbered.Number { get; set; }
            Dictionary<string, int[]>? IValued<Dictionary<string, int[]>?>.Value { get; set; } = new() { ["tenth"] = [] };
            public int Eighth { get; set => field = value * 2; }
            public string? Ninth { get; private set; } = "ninth";

            public override string ToString() =>
                $"{_first} {_second} {Third} {Fourth} {Fifth} {((INumbered)this).Number} "
                + $"{typeof(Sample).GetField("_seventh", (System.Reflection.BindingFlags)36)!.GetValue(this)} {Eighth} {Ninth} {((IValued<Dictionary<string, int[]>?>)this).Value!.Keys.Single()}";
        }

        public static class Scenario
        {
            public static object Make() => new Sample(1) { Fourth = 4, Fifth = 5, Eighth = 4 };
            public static string Describe(object graph) => graph.ToString()!;
        }
        """);

    [Fact]
    public void Fields_of_structs_keep_their_values() => RoundTrip.Check("1 two 3 4 | 5 6 | 7", """
        [Savable]
        public readonly partial struct Fixed
        {
            private readonly int _first;
            public Fixed(int first) => _first = first;
            public string? Second { get; init; }
            public override string ToString() => $"{_first} {Second}";
        }

        [Savable]
        public partial struct Pair<T>
        {
            public T? First;
            public T? Second { get; init; }
            public override string ToString() => $"{First} {Second}";
        }

        [Savable]
        public sealed partial class Holder
        {
            public Fixed Fixed;
            public Pair<int> Numbers;
            public Pair<string>? Texts;
            public Pair<Pair<int>?>[] Nested = [];
            public override string ToString() => $"{Fixed} {Numbers} | {Texts} | {Nested[1].Second!.Value.First}";
        }

        public static class Scenario
        {
            public static object Make() => new Holder
            {
                Fixed = new Fixed(1) { Second = "two" },
                Numbers = new Pair<int> { First = 3, Second = 4 },
                Texts = new Pair<string> { First = "5", Second = "6" },
                Nested = [default, new Pair<Pair<int>?> { Second = new Pair<int> { First = 7 } }],
            };

            public static string Describe(object graph) => graph.ToString()!;
        }
        """);

    [Fact]
    public void Each_class_of_a_chain_saves_its_own_fields() => RoundTrip.Check("1 2 3 [4] five", """
        [Savable]
        public abstract partial class Base<T>
        {
            private int _x = 1;
            private T? _value;
            public T? Value { get => _value; set => _value = value; }
            public override string ToString() => $"{_x}";
        }

        [Savable]
        public partial class Middle : Base<int[]>
        {
            private int _x = 2;
            public override string ToString() => $"{base.ToString()} {_x}";
        }

        [Savable]
        public sealed partial class Last : Middle
        {
            private int _x;
            public Last(int x) => _x = x;
            public Base<string>? Other;
            public override string ToString() => $"{base.ToString()} {_x} [{string.Join(",", Value!)}] {Other!.Value}";
        }

        [Savable]
        public sealed partial class Text : Base<string>;

        public static class Scenario
        {
            public static object Make() => new Last(3) { Value = [4], Other = new Text { Value = "five" } };
            public static string Describe(object graph) => graph.ToString()!;
        }
        """);

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

    [Fact]
    public void Hooks_run_once_from_base_to_derived() => RoundTrip.Check("A B C", """
        [Savable]
        public abstract partial class A
        {
            [NoSave("written by the hooks")] public string Log = "A B C";
            protected virtual void AfterLoad() => Log = "A";
        }

        [Savable]
        public partial class B : A
        {
            protected override void AfterLoad()
            {
                base.AfterLoad();
                Log += " B";
            }
        }

        [Savable]
        public sealed partial class C : B
        {
            private void AfterLoad(LoadContext context) => Log += " C";
        }

        public static class Scenario
        {
            public static object Make() => new C();
            public static string Describe(object graph) => ((C)graph).Log;
        }
        """);

    [Fact]
    public void Values_are_restored_through_SaveAs_and_External() => RoundTrip.Check("ab from outside", """
        [Savable]
        public sealed partial class Session
        {
            [SaveAs<string[]>] private readonly List<Func<string>> _handlers = [];
            [External("greeting")] private readonly string _greeting = "from outside";
            public Session(params string[] names) => LoadHandlers(names);
            private string[] SaveHandlers() => [.. _handlers.Select(handler => handler())];
            private void LoadHandlers(string[] names) => _handlers.AddRange(names.Select<string, Func<string>>(name => () => name));
            public override string ToString() => string.Concat(_handlers.Select(handler => handler())) + " " + _greeting;
        }

        public static class Scenario
        {
            public static object Make() => new Session("a", "b");
            public static string Describe(object graph) => graph.ToString()!;
        }
        """, new LoadOptions { Externals = new Dictionary<string, object> { ["greeting"] = "from outside" } });

    [Fact]
    public void Cycles_through_every_container_keep_their_identity() => RoundTrip.Check("True True True True True", """
        [Savable]
        public sealed partial class Node
        {
            public Node? Self;
            public Node[] Array = [];
            public List<Node> List = [];
            public Dictionary<Node, Node> Map = [];
            public HashSet<Node> Set = [];
        }

        public static class Scenario
        {
            public static object Make()
            {
                Node node = new();
                node.Self = node;
                node.Array = [node];
                node.List.Add(node);
                node.Map[node] = node;
                node.Set.Add(node);
                return node;
            }

            public static string Describe(object graph)
            {
                Node node = (Node)graph;
                return $"{node.Self == node} {node.Array[0] == node} {node.List[0] == node} {node.Map[node] == node} {node.Set.Contains(node)}";
            }
        }
        """);
}
