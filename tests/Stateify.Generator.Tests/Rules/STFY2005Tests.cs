using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>An object is complete before the hook of another relies on what its own hook sets.</summary>
public sealed class STFY2005Tests
{
    private const string Map = """
        [Savable] public partial class Map
        {
            public int Width;
            [NoSave("made by AfterLoad")] public readonly Dictionary<int, Map> Index = [];
            [SaveAs<int>] public object? Terrain;
            public int Count { get; private set; }
            public Map? Parent;
            private int SaveTerrain() => 0;
            private void LoadTerrain(int value) => Terrain = value;
            public Map? Find(int x) => Look(x);
            private Map? Look(int x) => Index.GetValueOrDefault(x);
            public int Area() => Width * Width;
            private void AfterLoad() => Fill();
            private void Fill() { Index.Add(Width, this); Count++; }
        }

        """;

    [Fact]
    public void A_read_of_what_another_hook_sets_is_a_warning() => Assert.Equal(
        ["'Unit.AfterLoad' reads 'Map.Find', which a hook of 'Map' sets and which may not have run yet; mark 'Unit._map' [Wait]"],
        AnalyzerRun.Check(Map + "[Savable] public partial class Unit { private Map _map = new(); public Map? Found; private void AfterLoad() => Found = _map.{|STFY2005:Find|}(1); }"));

    [Theory]
    [InlineData("public Map? M; private void AfterLoad() => X = M?.{|STFY2005:Index|}.Count ?? 0;")]
    [InlineData("public Map M = new(); private void AfterLoad() => X = M.{|STFY2005:Count|};")]
    [InlineData("public Map M = new(); private void AfterLoad(LoadContext context) => X = M.{|STFY2005:Terrain|}!.GetHashCode();")]
    [InlineData("public List<Map> M = []; private void AfterLoad() { foreach (Map map in M) X += map.{|STFY2005:Count|}; }")]
    [InlineData("public Dictionary<int, Map> M = []; private void AfterLoad() { Map map = M[3]; X = map.{|STFY2005:Count|}; }")]
    [InlineData("private Map _m = new(); private Map M => _m; private void AfterLoad() => X = M.{|STFY2005:Count|};")]
    [InlineData("[Wait] public Map M = new(); private void AfterLoad() => X = M.Parent!.{|STFY2005:Count|};")]
    [InlineData("public Map M = new(); private void AfterLoad() => {|STFY2005:Count|}(); private void Count() => X = M.Count;")]
    public void Other_reads_are_too(string members) => AnalyzerRun.Check($"{Map}[Savable] public partial class Unit {{ public int X; {members} }}");

    [Theory]
    [InlineData("[Wait] public Map M = new(); private void AfterLoad() => X = M.Count;")]
    [InlineData("[Wait] public List<Map> M = []; private void AfterLoad() { foreach (Map map in M) X += map.Count; }")]
    [InlineData("public Map M = new(); private void AfterLoad() => X = M.Width + M.Area();")]
    [InlineData("public Map M = new(); private void AfterLoad() => M.Index.Add(3, M);")]
    [InlineData("[NoSave(\"a new one\")] public Map M = new(); private void AfterLoad() { M = new(); X = M.Count; }")]
    [InlineData("private void AfterLoad() { Map map = new(); X = map.Count; }")]
    [InlineData("public Map M = new(); private void BeforeSave() => X = M.Count;")]
    public void What_is_waited_for_or_filled_from_the_file_is_fine(string members) => AnalyzerRun.Check($"{Map}[Savable] public partial class Unit {{ public int X; {members} }}");

    [Fact]
    public void The_field_to_mark_is_the_second_location()
    {
        var diagnostic = Assert.Single(AnalyzerRun.Diagnostics(GeneratorRun.Of(TestCompilation.Create(
            Map + "[Savable] public partial class Unit { public Map Here = new(); public int X; private void AfterLoad() => X = Here.Count; }")).Output));
        var field = Assert.Single(diagnostic.AdditionalLocations);
        Assert.Equal("Here", field.SourceTree!.GetText().ToString(field.SourceSpan));
    }
}
