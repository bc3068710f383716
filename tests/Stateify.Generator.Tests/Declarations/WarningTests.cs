using Microsoft.CodeAnalysis;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Declarations;

/// <summary>Generated members neither bring warnings nor take any away.</summary>
public sealed class WarningTests
{
    [Theory]
    [InlineData("[Savable] public partial class A { public string X; }")]
    [InlineData("[Savable] public sealed partial class A { public string X { get; init; } public required int Y { get; init; } }")]
    [InlineData("[Savable] public partial class B { public B() { } } [Savable] public partial class A : B { public string X; }")]
    [InlineData("[Savable] public partial record A { public string X { get; } }")]
    public void A_field_that_is_null_after_construction_is_still_reported(string source)
    {
        Diagnostic before = Assert.Single(TestCompilation.Complaints(TestCompilation.Create(source)), IsReported);
        Diagnostic after = Assert.Single(TestCompilation.Complaints(GeneratorRun.Of(TestCompilation.Create(source)).Output), IsReported);
        Assert.Equal(before.GetMessage(null), after.GetMessage(null));
    }

    [Fact]
    public void A_class_keeps_the_constructor_that_the_compiler_gives_it() =>
        Assert.DoesNotContain(" A(", GeneratorRun.Checked("[Savable] public partial class A { private int _x = 3; }").Files["A.g.cs"], StringComparison.Ordinal);

    private static bool IsReported(Diagnostic diagnostic) => diagnostic.Id == "CS8618";
}
