using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>Types whose objects must wait for each other in a circle are refused.</summary>
public sealed class STFY2007Tests
{
    [Fact]
    public void A_cycle_of_fields_that_are_never_null_is_an_error() => Assert.Equal(
        ["'Squad' waits for itself (Squad.Leader -> Unit.Squad -> Squad.Leader); no such object can be loaded, for none of these fields is ever null and no hook can be first: remove [Wait] from one of them",
         "'Unit' waits for itself (Unit.Squad -> Squad.Leader -> Unit.Squad); no such object can be loaded, for none of these fields is ever null and no hook can be first: remove [Wait] from one of them"],
        AnalyzerRun.Check("[Savable] public sealed partial class Squad { [Wait] public required Unit {|STFY2007:Leader|}; } [Savable] public sealed partial class Unit { [Wait] public required Squad {|STFY2007:Squad|}; }"));

    [Theory]
    [InlineData("[Savable] public sealed partial class A { [Wait] public A {|STFY2007:Next|} { get; set; } = null!; }")]
    [InlineData("[Savable] public partial class A { [Wait] public required B {|STFY2007:X|}; } [Savable] public partial class B : A;")]
    [InlineData("[Savable] public partial record A([Wait] B {|STFY2007:X|}); [Savable] public partial record B([Wait] A {|STFY2007:Y|});")]
    public void Other_cycles_are_errors(string source) => AnalyzerRun.Check(source);

    [Theory]
    [InlineData("[Savable] public sealed partial class A { [Wait] public required B X; } [Savable] public sealed partial class B { public required A Y; }")]
    [InlineData("#nullable disable\n[Savable] public sealed partial class A { [Wait] public A Next; }")]
    public void What_can_be_null_or_is_not_waited_for_is_fine(string source) => AnalyzerRun.Check(source);
}
