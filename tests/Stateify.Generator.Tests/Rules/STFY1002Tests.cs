using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A field has one role.</summary>
public sealed class STFY1002Tests
{
    [Fact]
    public void Two_roles_are_an_error() => Assert.Equal(
        ["'X' has [NoSave] and [ZeroValue], which contradict each other, so it is not clear what is saved; keep one of them"],
        AnalyzerRun.Check("[Savable] public partial class Unit { [NoSave(\"cache\"), ZeroValue] public int {|STFY1002:X|}; }"));

    [Fact]
    public void Waiting_for_what_is_not_saved_is_an_error() =>
        AnalyzerRun.Check("[Savable] public partial class Unit { [External(\"k\")] [field: Wait] public object? {|STFY1002:X|} { get; set; } }");

    [Fact]
    public void Waiting_for_a_saved_value_is_fine() => AnalyzerRun.Check(
        "[Savable] public partial class Unit { [Wait] public Unit? Y; [Wait, SaveAs<Unit>] public int X; private Unit SaveX() => this; private void LoadX(Unit value) => X = value.X; }");

    [Theory]
    [InlineData("[Savable, RemovedField(\"X\")] public partial class Unit { public int {|STFY1002:X|}; }")]
    [InlineData("[Savable] public partial class Unit { [FormerlyNamed(\"X\")] public int {|STFY1002:X|}; }")]
    [InlineData("[Savable] public partial class {|STFY1002:Unit|} { [FormerlyNamed(\"Z\")] public int X; [FormerlyNamed(\"Z\")] public int Y; }")]
    [InlineData("[Savable(Version = 0)] public partial class {|STFY1002:Unit|} { public int X; }")]
    [InlineData("[Savable(Version = 2)] public partial struct {|STFY1002:Unit|} { public int X; }")]
    public void A_history_that_cannot_be_is_an_error(string source) => AnalyzerRun.Check(source);
}
