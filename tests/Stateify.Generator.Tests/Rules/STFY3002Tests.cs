using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A change that existing files survive is reported until it is in the file.</summary>
public sealed class STFY3002Tests
{
    [Fact]
    public void A_new_field_is_reported_with_what_an_old_file_gives_it() => Assert.Equal(
        ["'Unit.Mood' is new: existing files load, and it keeps what its initializer gives it; write it into Stateify.schema.txt"],
        SchemaRun.Check("[Savable] public partial class Unit;", "[Savable] public partial class Unit { public int {|STFY3002:Mood|}; }"));

    [Theory]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable] public partial class Unit { public long {|STFY3002:X|}; }")]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable] public partial class Unit { public int? {|STFY3002:X|}; }")]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable] public partial class Unit { [FormerlyNamed(\"X\")] public int {|STFY3002:Y|}; }")]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable, RemovedField(\"X\")] public partial class {|STFY3002:Unit|};")]
    [InlineData("[Savable] public partial class Soldier { public int X; }", "[Savable, FormerlyNamed(\"Soldier\")] public partial class {|STFY3002:Unit|} { public int X; }")]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable, RemovedField(\"Y\")] public partial class {|STFY3002:Unit|} { public int X; }")]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable(Version = 2)] public partial class {|STFY3002:Unit|} { public string X = \"\"; private static void Upgrade(SavedRow row) { } }")]
    [InlineData("[Savable] public partial class Unit { public List<int>? X; }", "[Savable] public partial class Unit { public IReadOnlyList<int>? {|STFY3002:X|}; }")]
    [InlineData("[Savable] public abstract partial class Unit;", "[Savable] public partial class {|STFY3002:Unit|};")]
    [InlineData("public enum Mood { A } [Savable] public partial class Unit { public Mood X; }", "[FormerlyNamed(\"Mood\")] public enum Humor { A } [Savable] public partial class Unit { public Humor {|STFY3002:X|}; }")]
    [InlineData("[Savable] public sealed partial class Old { public int X; } [Savable] public partial class Unit { public Old? Y; public List<Old>? Z; }", "[Savable, FormerlyNamed(\"Old\")] public sealed partial class {|STFY3002:New|} { public int X; } [Savable] public partial class Unit { public New? {|STFY3002:Y|}; public List<New>? {|STFY3002:Z|}; }")]
    public void So_are_other_changes(string before, string after) => SchemaRun.Check(before, after);

    [Theory]
    [InlineData("{|STFY3002:class Gone|}\n  X: int\n", "[assembly: RemovedType(\"Gone\")]")]
    [InlineData("{|STFY3002:abstract class Gone|}\n  X: int\n", "")]
    [InlineData("class Unit\n  formerly Gone\n{|STFY3002:class Gone|}\n", "[Savable, FormerlyNamed(\"Gone\")] public partial class Unit;")]
    public void An_entry_that_nobody_needs_is_reported_in_the_file(string schema, string source) => SchemaRun.CheckFile(schema, source);
}
