using System.Reflection;
using Microsoft.CodeAnalysis;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.RoundTrips;

/// <summary>Savable types of one assembly in the graphs of another, which sees no more of it than its public face.</summary>
public sealed class LibraryTests
{
    private const string Library = """
        namespace TheLibrary;

        [Savable]
        public abstract partial class Entity
        {
            private int _id;
            protected Entity(int id) => _id = id;
            private void AfterLoad() => _id++;
            public override string ToString() => $"{_id}";
        }

        [Savable]
        public partial class Box<T>
        {
            public T? Value { get; init; }
        }

        [Savable]
        public partial struct Point
        {
            private int _x;
            public Point(int x) => _x = x;
            public override readonly string ToString() => $"{_x}";
        }

        [Savable]
        public partial struct Cell<T>
        {
            public T? Value;
        }

        [Savable]
        public sealed partial class Leaf
        {
            public int X;
        }
        """;

    private const string Program = """
        using TheLibrary;

        namespace TheProgram;

        [Savable]
        public sealed partial class Player : Entity
        {
            public Player(int id) : base(id) { }
            public Point Position = new(2);
            public Box<int>? Number;
            public Box<Point>? Boxed;
            public Box<Player>? Self;
            public Cell<string> Text;
            public Leaf? Leaf;
            public List<Cell<Leaf>> Leaves = [];
            private void AfterLoad(LoadContext context) { }
            public override string ToString() =>
                $"{base.ToString()} {Position} {Number!.Value} {Boxed!.Value} {Text.Value} {Leaf!.X} {Leaves[0].Value == Leaf} {Self!.Value == this}";
        }

        public static class Scenario
        {
            public static object Make()
            {
                Player player = new(0) { Number = new() { Value = 3 }, Boxed = new() { Value = new(4) }, Text = new() { Value = "5" }, Leaf = new() { X = 6 } };
                player.Self = new() { Value = player };
                player.Leaves.Add(new() { Value = player.Leaf });
                return player;
            }
        }
        """;

    [Fact]
    public void A_program_saves_and_derives_from_the_types_of_a_library()
    {
        GeneratorRun library = GeneratorRun.Checked(TestCompilation.Create("TheLibrary", [Library], []));
        GeneratorRun program = GeneratorRun.Checked(TestCompilation.Create("TheProgram", [Program], [TestCompilation.ReferenceAssembly(library.Output)]));
        Assert.Empty(AnalyzerRun.Diagnostics(program.Output));

        RoundTrip.Load(library.Output);
        MethodInfo make = RoundTrip.Load(program.Output).GetType("TheProgram.Scenario", throwOnError: true)!.GetMethod("Make")!;
        byte[] state = StateSerializer.Save(make.Invoke(null, null)!);
        Assert.Equal("1 2 3 4 5 6 True True", StateSerializer.Load<object>(state)!.ToString());
    }

    [Fact]
    public void Each_class_of_a_chain_over_three_assemblies_keeps_its_own_field_of_one_name()
    {
        GeneratorRun bottom = GeneratorRun.Checked(TestCompilation.Create("Chain1", ["""
            namespace First;
            [Savable]
            public abstract partial class Node<T>(T label)
            {
                private int _id = 1;
                private readonly T _label = label;
                public string Describe() => $"{_id} {_label}";
                public void Count() => _id += 10;
            }
            """], []));
        GeneratorRun middle = GeneratorRun.Checked(TestCompilation.Create("Chain2", ["""
            namespace Second;
            [Savable(Name = "the middle")]
            public partial class Node : First.Node<string>
            {
                private int _id = 2;
                private readonly string _own;
                [NoSave("a lock")] private readonly string _gate = "gate";
                public Node(string own) : base(own + "!") => _own = own;
                public new string Describe() => $"{base.Describe()} {_id} {_own} {_gate}";
                public new void Count() { base.Count(); _id += 10; }
            }
            """], [TestCompilation.ReferenceAssembly(bottom.Output)]));
        GeneratorRun top = GeneratorRun.Checked(TestCompilation.Create("Chain3", ["""
            namespace Third;
            [Savable]
            public sealed partial class Node(int id, string other) : Second.Node("own")
            {
                private readonly int _id = 3;
                public Node? Next;
                public new string Describe() => $"{base.Describe()} {_id} {id} {other}";
                public new void Count() { base.Count(); id += 10; }
            }
            public static class Scenario
            {
                public static object Make()
                {
                    Node node = new(4, "five") { Next = new(6, "seven") };
                    node.Count();
                    return node;
                }
                public static string Describe(object node) => ((Node)node).Describe() + " | " + ((Node)node).Next!.Describe();
            }
            """], [TestCompilation.ReferenceAssembly(bottom.Output), TestCompilation.ReferenceAssembly(middle.Output)]));
        Assert.Empty(AnalyzerRun.Diagnostics(top.Output));

        RoundTrip.Load(bottom.Output);
        RoundTrip.Load(middle.Output);
        Assembly program = RoundTrip.Load(top.Output);
        Type scenario = program.GetType("Third.Scenario", throwOnError: true)!;
        object graph = scenario.GetMethod("Make")!.Invoke(null, null)!;
        byte[] state = StateSerializer.Save(graph);
        object restored = StateSerializer.Load<object>(state)!;
        Assert.Equal("11 own! 12 own gate 3 14 five | 1 own! 2 own gate 3 6 seven", scenario.GetMethod("Describe")!.Invoke(null, [restored]));
        Assert.Equal(state, StateSerializer.Save(restored));
        Assert.Equal(
            ["First.Node`1<System.String>: _id", "First.Node`1<System.String>: _label", "the middle: _id", "the middle: _own", "Third.Node: id", "Third.Node: other", "Third.Node: _id", "Third.Node: Next"],
            ColumnsOf(program.GetType("Third.Node", throwOnError: true)!));
    }

    [Fact]
    public void The_analyzers_know_how_objects_of_a_library_are_made()
    {
        GeneratorRun library = GeneratorRun.Checked(TestCompilation.Create("Bare", ["""
            namespace BareLibrary;
            [Savable] public partial class Bare(string text) { public int Length { get; } = text.Length; }
            [Savable] public partial class Hollow { public int X { get; } public Hollow(int x) => X = x; }
            [Savable] public partial class Implicit { public int X { get; set; } }
            """], []));
        string[] sources = ["""
            using BareLibrary;
            [Savable] public partial class A : Bare { [NoSave("a lock")] public object Gate = new(); public A() : base("") { } }
            [Savable] public partial class B : Hollow { [NoSave("a lock")] public object Gate = new(); public B() : base(1) { } }
            [Savable] public partial class C : Implicit { [NoSave("a lock")] public object Gate = new(); }
            """];
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create("BareProgram", sources, [TestCompilation.ReferenceAssembly(library.Output)]));
        Diagnostic diagnostic = Assert.Single(AnalyzerRun.Diagnostics(run.Output));
        Assert.Equal("STFY1007", diagnostic.Id);
        Assert.Contains("'A.Gate'", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(TestCompilation.Complaints(run.Output));
    }

    [Fact]
    public void Hooks_of_structs_of_a_library_run_in_the_fields_of_a_program()
    {
        GeneratorRun library = GeneratorRun.Checked(TestCompilation.Create("Hooked1", ["""
            namespace HookedLibrary;
            [Savable] public partial struct Counter { public int Value; [NoSave("counted by the hook")] public int Loads; private void BeforeSave() => Value++; private void AfterLoad() => Loads++; }
            [Savable] public partial struct Cell<T> { public T? Value; }
            [Savable] public abstract partial class Base { private Counter _counter; public Counter Counter => _counter; }
            """], []));
        string[] sources = ["""
            using HookedLibrary;
            namespace HookedProgram;
            [Savable]
            public sealed partial class Holder : Base
            {
                public Cell<Counter> Cell;
                public Dictionary<Holder, Cell<Cell<Counter>>> Map = [];
                public override string ToString() =>
                    $"{Counter.Value} {Counter.Loads} {Cell.Value.Value} {Cell.Value.Loads} {Map[this].Value.Value.Value} {Map[this].Value.Value.Loads}";
            }
            public static class Scenario
            {
                public static object Make()
                {
                    Holder holder = new();
                    holder.Map[holder] = default;
                    return holder;
                }
            }
            """];
        GeneratorRun program = GeneratorRun.Checked(TestCompilation.Create("Hooked2", sources, [TestCompilation.ReferenceAssembly(library.Output)]));
        Assert.Empty(AnalyzerRun.Diagnostics(program.Output));

        RoundTrip.Load(library.Output);
        object graph = RoundTrip.Load(program.Output).GetType("HookedProgram.Scenario", throwOnError: true)!.GetMethod("Make")!.Invoke(null, null)!;
        byte[] state = StateSerializer.Save(graph);
        Assert.Equal("1 0 1 0 1 0", graph.ToString());
        Assert.Equal("1 1 1 1 1 1", StateSerializer.Load<object>(state)!.ToString());
        string[] keys = ["using HookedLibrary; [Savable] public sealed partial class Keys { public HashSet<Counter> Set = []; }"];
        GeneratorRun refused = GeneratorRun.Of(TestCompilation.Create("Hooked3", keys, [TestCompilation.ReferenceAssembly(library.Output)]));
        Assert.Equal("STFY1001", Assert.Single(AnalyzerRun.Diagnostics(refused.Output)).Id);
    }

    [Fact]
    public void A_project_is_referred_to_as_its_assembly_is()
    {
        const string library = """
            namespace ProjectLibrary;
            [Savable] public partial class Bare(string text) { public int Length { get; } = text.Length; }
            [Savable] public partial class Hollow { public int X { get; } public Hollow(int x) => X = x; private void AfterLoad() { } }
            [Savable] public abstract partial class Implicit { private Hooked _hooked; public Hooked Use() => _hooked; }
            [Savable] public partial struct Hooked { public int X; private void AfterLoad() => X++; }
            """;
        string[] sources = ["""
            using ProjectLibrary;
            [Savable] public partial class A : Bare { public A() : base("") { } }
            [Savable] public partial class B : Hollow { public Hooked Hooked; public B() : base(1) { } }
            [Savable] public sealed partial class C : Implicit { public List<Hooked> List = []; }
            [Savable] public sealed partial class D() : Hollow(3);
            """];
        GeneratorRun output = GeneratorRun.Checked(TestCompilation.Create("ProjectLibrary", [library], []));
        GeneratorRun byAssembly = GeneratorRun.Checked(TestCompilation.Create("Project", sources, [TestCompilation.ReferenceAssembly(output.Output)]));
        GeneratorRun byProject = GeneratorRun.Checked(TestCompilation.Create("Project", sources, [output.Output.ToMetadataReference()]));
        Assert.Equal(byAssembly.Files, byProject.Files);
    }

    private static IEnumerable<string> ColumnsOf(Type type)
    {
        object rows = type.GetNestedType("StateRows")!.GetField("Type")!.GetValue(null)!;
        Contract.StateType state = (Contract.StateType)rows;
        return state.Fields.Select(field => $"{state.Levels[field.Level].Name}: {field.Name}");
    }
}
