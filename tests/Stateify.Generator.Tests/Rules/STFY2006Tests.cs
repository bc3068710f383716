using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>Types that allow objects to wait for each other in a circle are pointed out.</summary>
public sealed class STFY2006Tests
{
    [Fact]
    public void A_cycle_that_is_possible_is_a_warning_at_each_of_its_fields() => Assert.Equal(
        ["'Squad' can wait for itself (Squad.Leader -> Unit.Squad -> Squad.Leader); objects that do so cannot be loaded, for no hook can be first: remove [Wait] from one of these fields",
         "'Unit' can wait for itself (Unit.Squad -> Squad.Leader -> Unit.Squad); objects that do so cannot be loaded, for no hook can be first: remove [Wait] from one of these fields"],
        AnalyzerRun.Check("[Savable] public partial class Squad { [Wait] public Unit? {|STFY2006:Leader|}; } [Savable] public partial class Unit { [Wait] public Squad? {|STFY2006:Squad|}; }"));

    [Theory]
    [InlineData("[Savable] public partial class A { [Wait] public A? {|STFY2006:Next|}; [Wait] public A? {|STFY2006:Previous|}; }")]
    [InlineData("[Savable] public partial class A { [Wait] public List<B> {|STFY2006:X|} = []; } [Savable] public partial class B { [Wait] public A[]? {|STFY2006:Y|}; }")]
    [InlineData("public interface I; [Savable] public partial class A : I { [Wait] public B {|STFY2006:X|} = new(); } [Savable] public partial class B { [Wait] public I? {|STFY2006:Y|}; }")]
    [InlineData("[Savable] public abstract partial class A; [Savable] public partial class D : A { [Wait] public B? {|STFY2006:X|}; } [Savable] public partial class B { [Wait] public A? {|STFY2006:Y|}; }")]
    [InlineData("[Savable] public partial class A { public S S; } [Savable] public partial struct S { [Wait] public B? {|STFY2006:X|}; } [Savable] public partial class B { [Wait] public A? {|STFY2006:Y|}; }")]
    [InlineData("[Savable] public partial class A<T> { [Wait] public B<T>? {|STFY2006:X|}; } [Savable] public partial class B<T> { [Wait] public A<int>? {|STFY2006:Y|}; }")]
    public void It_is_seen_through_collections_bases_interfaces_and_structs(string source) => AnalyzerRun.Check(source);

    [Theory]
    [InlineData("[Savable] public partial class A { [Wait] public A? Parent; }")]
    [InlineData("[Savable] public partial class A { [Wait] public List<A> Children = []; }")]
    [InlineData("[Savable] public partial class A { [Wait] public B? X; } [Savable] public partial class B { public A? Y; [Wait] public C? Z; } [Savable] public partial class C;")]
    public void Trees_and_edges_without_wait_are_fine(string source) => AnalyzerRun.Check(source);
}
