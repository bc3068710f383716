using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A savable type and all it is nested in must be partial.</summary>
public sealed class STFY0001Tests
{
    [Fact]
    public void A_type_that_is_not_partial_is_an_error() => Assert.Equal(
        ["'Unit' is not partial, so the code that saves it, or a type nested in it, cannot be added; declare it 'partial'"],
        AnalyzerRun.Check("[Savable] public sealed class {|STFY0001:Unit|};"));

    [Fact]
    public void A_container_that_is_not_partial_is_an_error() =>
        AnalyzerRun.Check("public class {|STFY0001:Outer|} { public partial struct Middle { [Savable] public partial class Inner; } }");

    [Fact]
    public void Partial_types_are_fine() =>
        AnalyzerRun.Check("public partial class Outer { public partial struct Middle { [Savable] public partial class Inner; } }");
}
