using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>Kinds of declarations to which no code can be added are refused.</summary>
public sealed class STFY0002Tests
{
    [Fact]
    public void A_record_is_an_error() => Assert.Equal(
        ["'Unit' is a record and gets no code that saves it; declare it as a class or struct: a hidden field would change the equality of a record"],
        AnalyzerRun.Check("[Savable] public partial record {|STFY0002:Unit|};"));

    [Theory]
    [InlineData("[Savable] public static partial class {|STFY0002:A|};")]
    [InlineData("[Savable] public ref partial struct {|STFY0002:A|};")]
    [InlineData("[Savable] public partial record struct {|STFY0002:A|};")]
    [InlineData("[Savable] file partial class {|STFY0002:A|};")]
    [InlineData("[Savable] public partial class {|STFY0002:A|}(int x) { public int X => x; }")]
    [InlineData("[Savable, System.Runtime.CompilerServices.InlineArray(2)] public partial struct {|STFY0002:A|} { private int _x; }")]
    public void Other_kinds_are_errors(string markup) => AnalyzerRun.Check(markup);

    [Fact]
    public void A_base_class_that_cannot_be_constructed_is_an_error() => AnalyzerRun.Check(
        "public class B { public B(int x) { } } [Savable] public partial class {|STFY0002:A|} : B { public A() : base(1) { } }");

    [Fact]
    public void Classes_and_structs_are_fine() =>
        AnalyzerRun.Check("[Savable] public abstract partial class A; [Savable] public readonly partial struct B; [Savable] internal sealed partial class C<T>;");
}
