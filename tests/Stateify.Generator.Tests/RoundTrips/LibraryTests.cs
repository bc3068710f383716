using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
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
        GeneratorRun program = GeneratorRun.Checked(TestCompilation.Create("TheProgram", [Program], [ReferenceAssembly(library.Output)]));
        Assert.Empty(AnalyzerRun.Diagnostics(program.Output));

        RoundTrip.Load(library.Output);
        MethodInfo make = RoundTrip.Load(program.Output).GetType("TheProgram.Scenario", throwOnError: true)!.GetMethod("Make")!;
        byte[] state = StateSerializer.Save(make.Invoke(null, null)!);
        Assert.Equal("1 2 3 4 5 6 True True", StateSerializer.Load<object>(state)!.ToString());
    }

    private static PortableExecutableReference ReferenceAssembly(Compilation compilation) =>
        MetadataReference.CreateFromImage(TestCompilation.Emit(compilation, new EmitOptions(metadataOnly: true, includePrivateMembers: false)));
}
