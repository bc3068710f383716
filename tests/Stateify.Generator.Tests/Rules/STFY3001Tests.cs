using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A change after which existing files fail to load is an error, where it was made.</summary>
public sealed class STFY3001Tests
{
    [Fact]
    public void A_field_that_nothing_converts_is_named_with_what_was_saved_and_what_to_do() => Assert.Equal(
        ["'Unit.Health' was saved as 'string' and is 'int' now: nothing converts it, so files that hold a 'Game.Unit' fail to load; raise Version and convert the value in Upgrade, or give the field another name"],
        SchemaRun.Check("namespace Game; [Savable] public partial class Unit { public string Health = \"\"; }", "namespace Game; [Savable] public partial class Unit { public int {|STFY3001:Health|}; }"));

    [Fact]
    public void A_field_that_is_gone_is_named_at_its_type() => Assert.Equal(
        ["'Unit' no longer has 'Health', which was saved as 'int': files that hold a 'Unit' fail to load; say [FormerlyNamed(\"Health\")] on the field that took its place, or [RemovedField(\"Health\")] on the class, or raise Version and say in Upgrade what becomes of the value"],
        SchemaRun.Check("[Savable] public partial class Unit { public int Health; }", "[Savable] public partial class {|STFY3001:Unit|};"));

    [Fact]
    public void A_field_that_looks_like_one_that_is_gone_is_asked_whether_it_was_renamed() => Assert.Contains(
        "'Unit.Life' is new where 'Health' was, saved in the same way, and does not say that it took its place",
        SchemaRun.Check(
            "[Savable] public partial class Unit { public int Health; public string Name = \"\"; }",
            "[Savable] public partial class Unit { public int {|STFY3001:{|STFY3002:Life|}|}; public string Name = \"\"; }")[0],
        StringComparison.Ordinal);

    [Fact]
    public void A_type_that_looks_like_one_that_is_gone_is_asked_whether_it_was_renamed() => Assert.Equal(
        ["'Unit' has the fields of 'Game.Soldier', which is gone, and does not say that it took its place: files that hold a 'Game.Soldier' fail to load; say [FormerlyNamed(\"Game.Soldier\")] if it did, or [assembly: RemovedType(\"Game.Soldier\")] if not"],
        SchemaRun.Check(
            "namespace Game; [Savable] public partial class Soldier { public int Health; }",
            "namespace Game; [Savable] public partial class {|STFY3001:Unit|} { public int Health; }"));

    [Theory]
    [InlineData("[Savable(Version = 2)] public partial class Unit { public int X; }", "[Savable] public partial class {|STFY3001:Unit|} { public int X; }")]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable] public partial struct {|STFY3001:Unit|} { public int X; }")]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable] public abstract partial class {|STFY3001:Unit|} { public int X; }")]
    [InlineData("[Savable, RemovedField(\"Y\")] public partial class Unit { public int X; }", "[Savable] public partial class {|STFY3001:Unit|} { public int X; }")]
    [InlineData("[Savable] public partial class Unit { [FormerlyNamed(\"Y\")] public int X; }", "[Savable] public partial class Unit { public int {|STFY3001:X|}; }")]
    [InlineData("[Savable, FormerlyNamed(\"Old\")] public partial class Unit { public int X; }", "[Savable] public partial class {|STFY3001:Unit|} { public int X; }")]
    [InlineData("[Savable(Version = 2)] public partial class Unit { public int X; private static void Upgrade(SavedRow row) { } }", "[Savable(Version = 2)] public partial class {|STFY3001:Unit|} { public int X; }")]
    [InlineData("[Savable] public partial class Unit { public List<int>? X; }", "[Savable] public partial class Unit { public Dictionary<int, int>? {|STFY3001:X|}; }")]
    [InlineData("[Savable] public partial class Box<T> { public List<T>? X; }", "[Savable] public partial class Box<T> { public int {|STFY3001:X|}; }")]
    public void Other_changes_that_no_file_survives_are_errors(string before, string after) => SchemaRun.Check(before, after);

    [Fact]
    public void A_project_without_the_file_is_not_asked() => AnalyzerRun.Check("[Savable] public partial class Unit { public int X; }");
}
