using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.RoundTrips;

/// <summary>The ways C# has to declare state, each restored past the access rules that hold for everyone else.</summary>
public sealed class MemberTests
{
    [Fact]
    public void Required_and_init_members_keep_their_values() => RoundTrip.Check("1 two 3 4 | 5 six", """
        [Savable]
        public partial class Base
        {
            public required int First { get; init; }
            public required string Second;
        }

        [Savable]
        public sealed partial class Derived : Base
        {
            public required int Third { get; init; }
            public int Fourth { get; init; }
            public Pair Pair { get; init; }
            public override string ToString() => $"{First} {Second} {Third} {Fourth} | {Pair.First} {Pair.Second}";
        }

        [Savable]
        public partial struct Pair
        {
            public required int First { get; init; }
            public required string Second;
        }

        public static class Scenario
        {
            public static object Make() => new Derived { First = 1, Second = "two", Third = 3, Fourth = 4, Pair = new() { First = 5, Second = "six" } };
            public static string Describe(object graph) => graph.ToString()!;
        }
        """);

    [Fact]
    public void Volatile_fields_keep_their_values() => RoundTrip.Check("1 two On 4 True 6", """
        public enum Mode { Off, On }

        [Savable]
        public partial class Unit<T> where T : class
        {
            private volatile int _first = 1;
            private volatile string? _second = "two";
            private volatile Mode _third = Mode.On;
            private volatile T? _fourth;
            private volatile Unit<T>? _fifth;
            [Obsolete("no", true)] private volatile int _sixth;
            public static Unit<T> Make(T fourth)
            {
                Unit<T> unit = new() { _fourth = fourth };
                unit._fifth = unit;
                typeof(Unit<T>).GetField("_sixth", (System.Reflection.BindingFlags)36)!.SetValue(unit, 6);
                return unit;
            }
            public override string ToString() =>
                $"{_first} {_second} {_third} {_fourth} {_fifth == this} {typeof(Unit<T>).GetField("_sixth", (System.Reflection.BindingFlags)36)!.GetValue(this)}";
        }

        public static class Scenario
        {
            public static object Make() => Unit<string>.Make("4");
            public static string Describe(object graph) => graph.ToString()!;
        }
        """, "[assembly: SavableType(typeof({0}.Unit<string>))]");

    [Fact]
    public void State_behind_explicit_interface_members_keeps_its_value() => RoundTrip.Check("1 two | 3 four | 5", """
        public interface INumbered { int Number { get; set; } }

        public interface INamed<T> { T Name { get; init; } int Number { get; } }

        [Savable]
        public sealed partial class Unit : INumbered, INamed<string>
        {
            int INumbered.Number { get; set; }
            string INamed<string>.Name { get; init; } = "two";
            int INamed<string>.Number { get; } = 5;
            public Cell Cell;
        }

        [Savable]
        public partial struct Cell : INumbered, INamed<string>
        {
            public Cell() { }
            int INumbered.Number { get; set; } = 3;
            string INamed<string>.Name { get; init; } = "four";
            readonly int INamed<string>.Number => 5;
        }

        public static class Scenario
        {
            public static object Make()
            {
                Unit unit = new() { Cell = new() };
                ((INumbered)unit).Number = 1;
                return unit;
            }

            public static string Describe(object graph)
            {
                Unit unit = (Unit)graph;
                return $"{((INumbered)unit).Number} {((INamed<string>)unit).Name} | {((INumbered)unit.Cell).Number} {((INamed<string>)unit.Cell).Name} | {((INamed<string>)unit).Number}";
            }
        }
        """);

    [Fact]
    public void Properties_with_the_field_keyword_are_restored_past_their_accessors() => RoundTrip.Check("2 trimmed 3 | lazy null | 8 5", """
        [Savable]
        public partial class Unit
        {
            public int Doubled { get; set => field = value * 2; }
            public string? Trimmed { get => field; set => field = value?.Trim(); }
            public int Set { get => field - 1; init => field = value + 1; }
            public string Lazy { get => field ??= "lazy"; set; } = null!;
            public bool IsLazyMade => typeof(Unit).GetField("<Lazy>k__BackingField", (System.Reflection.BindingFlags)36)!.GetValue(this) is not null;
            public partial int Part { get; set; }
            public partial int Part { get => field; set => field = value + 3; }
            public Cell Cell { get; set; }
        }

        [Savable]
        public partial struct Cell
        {
            public int Value { readonly get; set => field = value + 1; }
        }

        public static class Scenario
        {
            public static object Make() => new Unit { Doubled = 1, Trimmed = " trimmed ", Set = 3, Part = 5, Cell = new() { Value = 4 } };
            public static string Describe(object graph)
            {
                Unit unit = (Unit)graph;
                string made = unit.IsLazyMade ? "made" : "null";
                string text = $"{unit.Doubled} {unit.Trimmed} {unit.Set} | {unit.Lazy} {made} | {unit.Part} {unit.Cell.Value}";
                unit.Lazy = null!;
                return text;
            }
        }
        """);

    [Fact]
    public void Readonly_structs_keep_their_values() => RoundTrip.Check("1 two 3 | 4 5", """
        [Savable]
        public readonly partial struct Fixed
        {
            private readonly int _first;
            public Fixed(int first, string second, Inner inner) => (_first, Second, Inner) = (first, second, inner);
            public string Second { get; }
            public int Third { get; init; }
            public readonly Inner Inner;
            public override string ToString() => $"{_first} {Second} {Third} | {Inner}";
        }

        [Savable]
        public readonly partial struct Inner
        {
            public readonly int First;
            public int Second { get; init; }
            public Inner(int first) => First = first;
            public override string ToString() => $"{First} {Second}";
        }

        [Savable]
        public sealed partial class Holder
        {
            public readonly Fixed Fixed = new(1, "two", new(4) { Second = 5 }) { Third = 3 };
            public override string ToString() => Fixed.ToString();
        }

        public static class Scenario
        {
            public static object Make() => new Holder();
            public static string Describe(object graph) => graph.ToString()!;
        }
        """);

    [Fact]
    public void Inline_arrays_keep_their_elements_and_what_they_refer_to() => RoundTrip.Check("1 2 3 | a b True | 4 - 5 | 6 7 | 8", """
        [Savable, System.Runtime.CompilerServices.InlineArray(3)]
        public partial struct Three<T>
        {
            private T? _item;
            public override readonly bool Equals(object? obj) => obj is Three<T> other && Equals(other[2], this[2]);
            public override readonly int GetHashCode() => this[2] is null ? 0 : 1;
        }

        [Savable, System.Runtime.CompilerServices.InlineArray(2)]
        public partial struct Two
        {
            public Three<int> Item { get; set; }
        }

        [Savable]
        public sealed partial class Node
        {
            public Three<int> Numbers;
            public Three<string> Texts;
            public Three<Node> Nodes;
            public Three<int?> Optional;
            public readonly Two[] Nested = new Two[1];
            public object? Boxed;
            public Dictionary<Three<Node>, int> Keys = [];
        }

        public static class Scenario
        {
            public static object Make()
            {
                Node node = new();
                for (int i = 0; i < 3; i++)
                    node.Numbers[i] = i + 1;
                (node.Texts[0], node.Texts[1], node.Nodes[2]) = ("a", "b", node);
                (node.Optional[0], node.Optional[2]) = (4, 5);
                Span<Three<int>> nested = node.Nested[0];
                (nested[0][1], nested[1][2]) = (6, 7);
                node.Boxed = node.Numbers;
                node.Keys[node.Nodes] = 8;
                return node;
            }

            public static string Describe(object graph)
            {
                Node node = (Node)graph;
                Span<Three<int>> nested = node.Nested[0];
                string optional = $"{node.Optional[0]} {(node.Optional[1].HasValue ? "+" : "-")} {node.Optional[2]}";
                bool same = node.Nodes[2] == node && ((Three<int>)node.Boxed!)[2] == 3 && node.Keys.Keys.Single()[2] == node;
                return $"{node.Numbers[0]} {node.Numbers[1]} {node.Numbers[2]} | {node.Texts[0]} {node.Texts[1]} {same} | {optional} | {nested[0][1]} {nested[1][2]} | {node.Keys.Values.Single()}";
            }
        }
        """);

    [Fact]
    public void Fixed_buffers_keep_their_elements() => RoundTrip.Check("1 2 3 4 | True False True | ab | 0.5", """
        [Savable]
        public unsafe partial struct Buffers
        {
            public fixed int Numbers[4];
            public fixed bool Flags[3];
            private fixed char _text[2];
            internal fixed double @event[1];

            public void Fill()
            {
                for (int i = 0; i < 4; i++)
                    Numbers[i] = i + 1;
                Flags[0] = Flags[2] = true;
                (_text[0], _text[1], @event[0]) = ('a', 'b', 0.5);
            }

            public override string ToString() =>
                $"{Numbers[0]} {Numbers[1]} {Numbers[2]} {Numbers[3]} | {Flags[0]} {Flags[1]} {Flags[2]} | {_text[0]}{_text[1]} | {@event[0].ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        }

        [Savable]
        public sealed partial class Holder
        {
            public List<Buffers> List = [];
        }

        public static class Scenario
        {
            public static object Make()
            {
                Buffers buffers = default;
                buffers.Fill();
                return new Holder { List = [default, buffers] };
            }

            public static string Describe(object graph) => ((Holder)graph).List[1].ToString();
        }
        """);

    [Fact]
    public void Classes_of_a_layout_keep_it() => RoundTrip.Check("1065353216 1 | 3 4 8 | True False", """
        [Savable, System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)]
        public sealed partial class Union
        {
            [System.Runtime.InteropServices.FieldOffset(0)] public int Bits;
            [System.Runtime.InteropServices.FieldOffset(0)] public float Number;
            [System.Runtime.InteropServices.FieldOffset(8)] public Native? Native;
            [System.Runtime.InteropServices.FieldOffset(16)] public Union? Next;
        }

        [Savable, System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)]
        public sealed partial class Native
        {
            public int First;
            public int Second;
        }

        public static class Scenario
        {
            public static object Make()
            {
                Union union = new() { Number = 1, Native = new() { First = 3, Second = 4 } };
                union.Next = new() { Next = union, Native = new() };
                return union;
            }

            public static string Describe(object graph)
            {
                Union union = (Union)graph;
                return $"{union.Bits} {union.Number} | {union.Native!.First} {union.Native.Second} {System.Runtime.InteropServices.Marshal.SizeOf<Native>()} | {union.Next!.Next == union} {union.Next.Native == union.Native}";
            }
        }
        """);

    [Fact]
    public void Fields_behind_the_properties_of_another_generator_keep_their_values() => RoundTrip.Check("name 3 True", """
        [AttributeUsage(AttributeTargets.Field)]
        public sealed class ObservablePropertyAttribute : Attribute;

        [Savable]
        public sealed partial class View
        {
            [ObservableProperty] private string? _name;
            [ObservableProperty] private int _count;
            [ObservableProperty] private View? _self;
        }

        public sealed partial class View
        {
            public string? Name { get => _name; set => _name = value; }
            public int Count { get => _count; set => _count = value; }
            public View? Self { get => _self; set => _self = value; }
        }

        public static class Scenario
        {
            public static object Make()
            {
                View view = new() { Name = "name", Count = 3 };
                view.Self = view;
                return view;
            }

            public static string Describe(object graph) => graph is View view ? $"{view.Name} {view.Count} {view.Self == view}" : "";
        }
        """);
}
