using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stateify.Generator.Tests.Harness;
using Stateify.Tests.Shared;

namespace Stateify.Generator.Tests.Maps;

/// <summary>The map of a saved state tells what becomes of every member, and of a change what it does.</summary>
public sealed class StateMapTests
{
    private const string Game = """
        namespace Game;
        public interface IBrain;
        [Savable] public partial class Hunter : IBrain { public Unit? Prey; }
        [Savable(Name = "unit")] public abstract partial class Unit
        {
            private readonly World _world = null!;
            public IBrain? Brain { get; set; }
            [NoSave("drawn again | *at once*")] private object? _picture;
            [ZeroValue] private int _depth;
            [External("log")] public Action<string>? Log;
            [SaveAs<List<Point>>] private Point[]? _way;
            private List<Point> SaveWay() => [];
            private void LoadWay(List<Point> value) { }
            public event Action? Died;
        }
        [Savable] public sealed partial class Tank(int armor) : Unit { public int Armor => armor; }
        [Savable] public partial struct Point { public int X, Y; }
        [Savable] public partial class Box<T> { public T? Value; }
        [Savable] public partial class Names : List<string>;
        [Savable] public partial class World
        {
            [Wait] public Dictionary<string, List<Unit>> Units = [];
            public Box<Names>? Box;
            public (Point, object?) Corner;
        }
        [Savable] public partial class Replay { public World? Before; public World? After; }
        [Savable] public partial class Settings;
        """;

    [Fact]
    public void Every_member_has_a_verdict_in_Markdown() => Verify(MapRun.Of(TestCompilation.Create(Game)).Markdown, "md");

    [Fact]
    public void Every_member_has_a_verdict_in_Json()
    {
        string json = MapRun.Of(TestCompilation.Create(Game)).Json;
        Assert.Equal(["Game.Replay", "Game.Settings"], JsonDocument.Parse(json).RootElement.GetProperty("roots").EnumerateArray().Select(static root => root.GetProperty("name").GetString()));
        Verify(json, "json");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("false")]
    public void Nobody_gets_a_map_who_does_not_ask(string? property) => Assert.Null(MapRun.Of(TestCompilation.Create(Game), property).Map);

    [Fact]
    public void The_order_of_files_makes_no_difference()
    {
        string[] files = ["[Savable] public partial class A { public B? B; }", "[Savable] public partial class B { public A? A; }", "[Savable] public partial class C { public A? A; }"];
        MapRun forth = MapRun.Of(TestCompilation.Create(files));
        MapRun back = MapRun.Of(TestCompilation.Create([.. files.Reverse()]));
        Assert.Equal((forth.Markdown, forth.Json), (back.Markdown, back.Json));
    }

    [Fact]
    public void Any_reason_can_be_read_back()
    {
        const string Reason = "\"\"\"\"; \\ | $(Name) @(Item) %41 \u0001\r\n# \ud83d\ude00 ]]>";
        MapRun run = MapRun.Of(TestCompilation.Create($"[Savable(Name = \"]]>\")] public partial class A {{ [NoSave({SymbolDisplay.FormatLiteral(Reason, quote: true)})] public int X; }}"));
        JsonElement member = JsonDocument.Parse(run.Json).RootElement.GetProperty("types")[0].GetProperty("members")[0];
        Assert.Equal(Reason, member.GetProperty("reason").GetString());
        Assert.DoesNotContain("]]>", run.Json + run.Markdown, StringComparison.Ordinal);
        Assert.True(System.Text.Ascii.IsValid(run.Json));
        Assert.Single(run.Markdown.Split('\n'), static line => line.Contains("| not saved: \"\"\"\"; ", StringComparison.Ordinal));
    }

    [Fact]
    public void An_edit_that_changes_no_state_changes_no_map_and_keeps_no_compilation_alive()
    {
        Compilation compilation = TestCompilation.Create(Game);
        MapRun second = MapRun.Of(compilation).Then(compilation.AddSyntaxTrees(TestCompilation.Parse("internal sealed class Unrelated;", "Unrelated.cs")));
        (object map, IncrementalStepRunReason reason) = Assert.Single(second.Step.Outputs);
        Assert.Equal(IncrementalStepRunReason.Unchanged, reason);
        CompilerObjects.AssertNoneIn(map);
    }

    [Fact]
    public void The_build_has_written_the_map_of_the_sample()
    {
        string sample = Path.GetFullPath(Path.Combine(Here(), "../../../samples/QuickStart"));
        string[] sources = [.. Directory.EnumerateFiles(sample, "*.cs").Select(File.ReadAllText)];
        MapRun run = MapRun.Of(TestCompilation.Create("QuickStart", sources, []));
        Assert.Equal(run.Markdown + "\n", File.ReadAllText(Path.Combine(sample, "Stateify.map.md")));
        Assert.Equal(run.Json + "\n", File.ReadAllText(Path.Combine(sample, "Stateify.map.json")));
    }

    private static void Verify(string text, string extension, [CallerFilePath] string file = "", [CallerMemberName] string test = "") =>
        Snapshot.Verify(text + "\n", $"{Path.ChangeExtension(file, null)}.{test}", extension);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
