using Stateify.CodeFixes.Members;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Fixes;

/// <summary>Attributes that mislead the reader are removed, and nothing with them.</summary>
public sealed class AttributeFixTests
{
    [Theory]
    [InlineData("    // Why.\n    [NoSave(\"shown\")]\n    public int X => 3;\n", "    // Why.\n    public int X => 3;\n")]
    [InlineData("    [System.Obsolete, NoSave(\"shown\")] public int X => 3;\n", "    [System.Obsolete] public int X => 3;\n")]
    [InlineData("    [System.Obsolete]\n    [NoSave(\"shown\")]\n    public int X => 3;\n", "    [System.Obsolete]\n    public int X => 3;\n")]
    [InlineData("    [NoSave(\"a\"), ZeroValue]\n    public static int X;\n", "    public static int X;\n")]
    [InlineData("    [Wait] public int X;\n", "    public int X;\n")]
    public void An_attribute_without_effect_is_removed(string member, string expected) => FixRun.CheckAll<RemoveAttributeFix>(
        $"using Stateify;\n\n[Savable]\npublic partial class Unit\n{{\n{member}}}\n", $"using Stateify;\n\n[Savable]\npublic partial class Unit\n{{\n{expected}}}\n");

    [Fact]
    public void One_on_a_parameter_is_removed() => FixRun.Check<RemoveAttributeFix>(
        "using Stateify; [Savable] public partial class Unit([Wait] int x) { public int X() => x; }", "using Stateify; [Savable] public partial class Unit(int x) { public int X() => x; }");

    [Theory]
    [InlineData("Keep [NoSave] only", "[NoSave(\"a cache\")]")]
    [InlineData("Keep [ZeroValue] only", "[ZeroValue]")]
    public void Of_attributes_that_contradict_each_other_one_is_kept(string title, string expected) => Assert.Equal(
        $"using Stateify; [Savable] public partial class Unit {{ {expected} public int X; }}",
        FixRun.Result<ContradictionFix>("using Stateify; [Savable] public partial class Unit { [NoSave(\"a cache\"), ZeroValue] public int X; }", title));

    [Fact]
    public void Which_of_them_is_asked_each_time() => Assert.Null(new ContradictionFix().GetFixAllProvider());
}
