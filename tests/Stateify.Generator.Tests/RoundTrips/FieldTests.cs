using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.RoundTrips;

/// <summary>Fields of all kinds of classes and structs, compiled and run through the public API.</summary>
public sealed class FieldTests
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
