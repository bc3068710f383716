using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>Kinds of declarations to which no code can be added are refused.</summary>
public sealed class STFY0002Tests
{
    [Fact]
    public void A_ref_struct_is_an_error() => Assert.Equal(
        ["'Unit' is a ref struct and gets no code that saves it; declare it as an ordinary struct: a ref struct cannot be part of an object graph"],
        AnalyzerRun.Check("[Savable] public ref partial struct {|STFY0002:Unit|};"));

    [Theory]
    [InlineData("[Savable] public static partial class {|STFY0002:A|};")]
    [InlineData("[Savable] file partial class {|STFY0002:A|};")]
    public void Other_kinds_are_errors(string markup) => AnalyzerRun.Check(markup);

    [Fact]
    public void Classes_structs_and_records_are_fine() =>
        AnalyzerRun.Check("[Savable] public abstract partial class A; [Savable] public readonly partial struct B; [Savable] public partial record D(int X); [Savable] public partial class E(int x) { public int X => x; } [Savable] internal sealed partial class C<T>;");
}
