using Stateify.CodeFixes;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Fixes;

/// <summary>Types are declared partial where that is missing, and nothing else is changed.</summary>
public sealed class PartialFixTests
{
    [Theory]
    [InlineData("public sealed class Unit;", "public sealed partial class Unit;")]
    [InlineData("class Unit;", "partial class Unit;")]
    [InlineData("public readonly record struct Unit(int X);", "public readonly partial record struct Unit(int X);")]
    [InlineData("public record Unit(int X);", "public partial record Unit(int X);")]
    [InlineData("public /* a */ class /* b */ Unit;", "public /* a */ partial class /* b */ Unit;")]
    public void A_type_is_declared_partial(string declaration, string expected) =>
        FixRun.Check<PartialFix>($"using Stateify;\n\n// Why.\n[Savable] // here\n{declaration}\n", $"using Stateify;\n\n// Why.\n[Savable] // here\n{expected}\n");

    [Fact]
    public void So_are_the_types_around_it() => FixRun.CheckAll<PartialFix>(
        """
        using Stateify;

        public class Outer
        {
            internal struct Middle
            {
                [Savable]
                public class Inner;
            }
        }
        """,
        """
        using Stateify;

        public partial class Outer
        {
            internal partial struct Middle
            {
                [Savable]
                public partial class Inner;
            }
        }
        """);

    [Fact]
    public void Several_types_in_one_container_are_fixed_at_once() => FixRun.CheckAll<PartialFix>(
        "using Stateify; public class Outer { [Savable] public class A; [Savable] public partial class B; [Savable] public struct C { [Savable] public class D; } }",
        "using Stateify; public partial class Outer { [Savable] public partial class A; [Savable] public partial class B; [Savable] public partial struct C { [Savable] public partial class D; } }");
}
