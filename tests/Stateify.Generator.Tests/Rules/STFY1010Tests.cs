using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>What must be zero at every save can be.</summary>
public sealed class STFY1010Tests
{
    [Fact]
    public void A_type_that_does_not_allow_null_has_no_zero() => Assert.Equal(
        ["'Unit._order' is to be zero whenever it is saved, but its type 'string' does not allow null; declare it as nullable, or use [NoSave(\"reason\")]"],
        AnalyzerRun.Check("[Savable] public partial class Unit { [ZeroValue] private string {|STFY1010:_order|} = null!; public string Use() => _order; }"));

    [Fact]
    public void An_initializer_gives_another_value_to_what_is_restored() => Assert.Equal(
        ["'Unit.X' is to be zero whenever it is saved, but its initializer gives it another value; remove the initializer, or use [NoSave(\"reason\")]"],
        AnalyzerRun.Check("[Savable] public partial class Unit { [ZeroValue] public int {|STFY1010:X|} = 3; }"));

    [Theory]
    [InlineData("[ZeroValue] public string? X = null;")]
    [InlineData("[ZeroValue] public int X = 0;")]
    [InlineData("[ZeroValue] public List<int>? X { get; set; }")]
    [InlineData("[ZeroValue] public T? X;")]
    public void What_can_be_zero_is_fine(string member) => AnalyzerRun.Check($"[Savable] public partial class Unit<T> {{ {member} }}");
}
