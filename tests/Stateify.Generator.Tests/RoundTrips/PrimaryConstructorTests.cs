using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.RoundTrips;

/// <summary>What a primary constructor leaves in an object comes back, and the constructor itself does not run again.</summary>
public sealed class PrimaryConstructorTests
{
    [Fact]
    public void Captured_parameters_keep_their_values() => RoundTrip.Check("1 b | 2 3 c | d 4 | 5 6 7", """
        [Savable]
        public partial class Base(int x, string @string)
        {
            public void Add() => x++;
            public override string ToString() => $"{x} {@string}";
        }

        [Savable]
        public sealed partial class Derived(int x, List<int> list, string text) : Base(0, text)
        {
            public Pair<string>? Pair;
            public Numbers Numbers;
            public string Lambda() => ((Func<string>)(() => $"{x} {list[0]}"))();
            public override string ToString() => $"{base.ToString()} | {Lambda()} c | {Pair!.Value} | {Numbers}";
        }

        [Savable]
        public partial struct Pair<T>(T first, int second)
        {
            public readonly override string ToString() => $"{first} {second}";
        }

        [Savable]
        public readonly partial struct Numbers(int first, int second, int third)
        {
            private readonly int _second = second;
            public override string ToString() => $"{first} {_second} {third}";
        }

        public static class Scenario
        {
            public static object Make()
            {
                Derived derived = new(2, [3], "b") { Pair = new Pair<string>("d", 4), Numbers = new(5, 6, 7) };
                derived.Add();
                return derived;
            }

            public static string Describe(object graph) => graph.ToString()!;
        }
        """);

    [Fact]
    public void Initializers_of_unsaved_fields_run_where_they_can() => RoundTrip.Check("1 gate | 2 gate | 3 gate | 4 cached", """
        [Savable]
        public sealed partial class Stored(int x, string text)
        {
            [NoSave("a lock")] private readonly string _gate = Made.Gate();
            private readonly string _text = text;
            public override string ToString() => $"{x} {_gate}{_text}";
        }

        [Savable]
        public partial class Constructed
        {
            [NoSave("a lock")] private readonly string _gate = "gate";
            private readonly int _x;
            public Constructed(int x)
            {
                _x = x;
            }
            public override string ToString() => $"{_x} {_gate}";
        }

        [Savable]
        public sealed partial class Derived(int x, string text) : Constructed(x)
        {
            public int Length { get; } = text.Length;
        }

        [Savable]
        public abstract partial class Implicit
        {
            [NoSave("a lock")] private readonly string _gate = "gate";
            public override string ToString() => $"3 {_gate}";
        }

        [Savable]
        public partial class Between(string text) : Implicit
        {
            public int Length { get; } = text.Length;
        }

        [Savable]
        public sealed partial class Last : Between
        {
            private int _x;
            public Last(int x) : base(x.ToString()) => _x = x;
            public int X => _x;
        }

        [Savable]
        public partial struct Cached
        {
            [NoSave("a cache")] private readonly string _cache = "cached";
            private readonly int _x;
            public Cached(int x) => _x = x;
            public readonly override string ToString() => $"{_x} {_cache}";
        }

        [Savable]
        public sealed partial class Holder
        {
            public Stored Stored = new(1, "");
            public Derived Derived = new(2, "");
            public Last Last = new(3);
            public Cached[] Cached = [new(4)];
            public override string ToString() => $"{Stored} | {Derived} | {Last} | {Cached[0]}";
        }

        public static class Made
        {
            public static string Gate() => "gate";
        }

        public static class Scenario
        {
            public static object Make() => new Holder();
            public static string Describe(object graph) => graph.ToString()!;
        }
        """);

    [Fact]
    public void No_constructor_of_the_user_runs() => RoundTrip.Check("7 1 | constructed: 3", """
        public class Log
        {
            public static int Constructed;
            protected Log(int x) => Constructed += x;
        }

        [Savable]
        public partial class Bottom : Log
        {
            public int X { get; }
            public Bottom(int x) : base(1)
            {
                X = x;
                Constructed++;
            }
        }

        [Savable]
        public sealed partial class Top(int x) : Bottom(Count(x))
        {
            private readonly int _one = x / x;
            private static int Count(int x)
            {
                Constructed++;
                return x;
            }
            public override string ToString() => $"{X} {_one} | constructed: {Constructed}";
        }

        public static class Scenario
        {
            public static object Make() => new Top(7);
            public static string Describe(object graph) => graph.ToString()!;
        }
        """);

    [Fact]
    public void Attributes_of_captured_parameters_count() => RoundTrip.Check("restored 0 from outside 5 True", """
        [Savable]
        public sealed partial class Unit([NoSave("a service")] Func<string> log, [ZeroValue] int busy, [External("greeting")] string greeting, [SaveAs<int>] Func<int> code, [Wait] Unit? parent)
        {
            private int SaveCode() => code();
            private void LoadCode(int value) => code = () => value;
            private void AfterLoad() => log = () => "restored";
            public override string ToString() => $"{log()} {busy} {greeting} {code()} {parent is null || parent.ToString().EndsWith("True")}";
        }

        public static class Scenario
        {
            public static object Make() =>
                new Unit(() => "restored", 0, "from outside", () => 5, new Unit(() => "restored", 0, "from outside", () => 6, null));
            public static string Describe(object graph) => graph.ToString()!;
        }
        """, new LoadOptions { Externals = new Dictionary<string, object> { ["greeting"] = "from outside" } });
}
