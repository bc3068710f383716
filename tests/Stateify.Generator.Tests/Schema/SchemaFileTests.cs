using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Stateify.Analyzers.Schema;
using Stateify.Generator.Emission;
using Stateify.Generator.Inspection.Schema;
using Stateify.Generator.Model;
using Stateify.Generator.Tests.Harness;
using Stateify.Tests.Shared;

namespace Stateify.Generator.Tests.Schema;

/// <summary>The schema file: what a build writes into it, and that this can be read back.</summary>
public sealed class SchemaFileTests
{
    private const string Game = """
        using System.Collections.Immutable;
        using System.Runtime.CompilerServices;
        [assembly: SavableType(typeof(Game.Map<int>.Tile))]
        namespace Game;
        public enum Mood : byte { Calm }
        public interface IHeld;
        [Savable] public partial struct Point { public int X; public int Y; }
        [Savable] public abstract partial class Entity { private Guid _id; [NoSave("Made anew.")] public int Cached; }
        [Savable(Version = 3), FormerlyNamed("Game.Soldier"), RemovedField("_old")]
        public sealed partial class Unit : Entity, IHeld
        {
            [FormerlyNamed("_hp"), FormerlyNamed("_life")] private long _health;
            public string? Name { get; set; }
            public Mood Mood;
            public Mood? LastMood;
            public Unit? Leader;
            public Entity? Target;
            public IHeld? Held;
            public List<Unit> Friends = [];
            public Unit[] Squad = [];
            public Entity[] Others = [];
            public int[][] Jagged = [];
            public int[,] Rectangle = new int[0, 0];
            public Point Place;
            public (Point, string?) Mark;
            public ImmutableArray<int> Numbers = [];
            public ImmutableArray<Entity> Entities = [];
            public DateTime Born;
            public decimal Pay;
            public DateOnly Day;
            public object? Anything;
            [SaveAs<int>] private string _code = "";
            [ZeroValue] private int _scratch;
            [External("host")] private object? _host;
            private int SaveCode() => _code.Length;
            private void LoadCode(int length) => _code = new string(' ', length);
            private static void Upgrade(SavedRow row) { }
        }
        [Savable] public partial class Bag : List<Unit> { public event Action? Emptied; }
        [InlineArray(4)] [Savable] public partial struct Four { private short _first; }
        [Savable] public partial class Map<T> { [Savable] public partial class Tile : Map<T> { public T? Value; public List<T>? All; } }
        [Savable(Name = "odd: (name) ]]> \\ \u00e9")] public partial class Odd { public int @int; public int \u00e9; }
        """;

    [Fact]
    public void Each_type_has_an_entry_and_each_field_a_line() =>
        Snapshot.Verify(SchemaRun.Write(Game), $"{Path.ChangeExtension(Here(), null)}.{nameof(Each_type_has_an_entry_and_each_field_a_line)}", "txt");

    [Fact]
    public void What_is_written_can_be_read_back()
    {
        string written = SchemaRun.Write(Game);
        StateSchema schema = SchemaInspector.Inspect(TestCompilation.Create(Game), CancellationToken.None);
        SchemaFile read = SchemaFile.Read(SourceText.From(written.Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.Empty(read.Errors);
        Assert.Equal(schema.Types, read.Entries.Select(static entry => entry.Type));
        Assert.Equal(SchemaText.Emit(schema), written);
        Assert.True(System.Text.Ascii.IsValid(written));
        Assert.DoesNotContain("]]>", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_reported_where_the_file_is_what_a_build_would_write() => SchemaRun.Check(Game, Game);

    [Fact]
    public void The_order_of_files_and_of_fields_makes_no_difference()
    {
        string forth = SchemaRun.Write(TestCompilation.Create("[Savable] public partial class A { public int X; public int Y; }", "[Savable] public partial class B;"))!;
        string back = SchemaRun.Write(TestCompilation.Create("[Savable] public partial class B;", "[Savable] public partial class A { public int Y; public int X; }"))!;
        Assert.Equal(forth, back);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("false")]
    public void Nothing_is_written_unless_it_is_asked_for(string? property) => Assert.Equal("\n", SchemaRun.Write(TestCompilation.Create(Game), property));

    [Fact]
    public void The_schema_of_the_sample_is_what_its_build_would_write()
    {
        string sample = Path.GetFullPath(Path.Combine(Here(), "../../../../samples/QuickStart"));
        string[] sources = [.. Directory.EnumerateFiles(sample, "*.cs").Select(File.ReadAllText)];
        Assert.Equal(SchemaRun.Write(TestCompilation.Create("QuickStart", sources, [])), File.ReadAllText(Path.Combine(sample, "Stateify.schema.txt")));
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
