using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>State files can tell all types of a program from each other.</summary>
public sealed class STFY0006Tests
{
    [Fact]
    public void Two_types_of_one_name_are_an_error_at_both() => Assert.Equal(
        ["'A' is called 'unit' in state files, and so is 'B', so no file with either could be loaded as it was; give one of them another by [Savable(Name = \"...\")]",
         "'B' is called 'unit' in state files, and so is 'A', so no file with either could be loaded as it was; give one of them another by [Savable(Name = \"...\")]"],
        AnalyzerRun.Check("[Savable(Name = \"unit\")] public partial class {|STFY0006:A|}; [Savable(Name = \"unit\")] public partial struct {|STFY0006:B|} { }"));

    [Theory]
    [InlineData("[Savable(Name = \"N.B\")] public partial class {|STFY0006:A|}; namespace N { [Savable] public partial class {|STFY0006:B|}; }")]
    [InlineData("[Savable(Name = \"O`1+B\")] public partial class {|STFY0006:A|}; public partial class O<T> { [Savable] public partial class {|STFY0006:B|}; }")]
    [InlineData("[Savable(Name = \"System.String\")] public partial class {|STFY0006:A|};")]
    [InlineData("[Savable(Name = \"System.Collections.Generic.List`1\")] public partial class {|STFY0006:A|};")]
    public void Names_of_other_types_are_taken(string source) => AnalyzerRun.Check(source);

    [Fact]
    public void A_former_name_belongs_to_one_type() => Assert.Equal(
        ["'A' is called 'Old' in state files, and so is 'B', so no file with either could be loaded as it was; remove one [FormerlyNamed]",
         "'B' is called 'Old' in state files, and so is 'A', so no file with either could be loaded as it was; remove one [FormerlyNamed]"],
        AnalyzerRun.Check("[Savable, FormerlyNamed(\"Old\")] public partial class {|STFY0006:A|}; [Savable, FormerlyNamed(\"Old\")] public partial class {|STFY0006:B|};"));

    [Fact]
    public void A_former_name_that_is_in_use_is_an_error() =>
        AnalyzerRun.Check("[Savable, FormerlyNamed(\"B\")] public partial class {|STFY0006:A|}; [Savable] public partial class {|STFY0006:B|};");

    [Fact]
    public void Different_names_are_fine() => AnalyzerRun.Check(
        "[Savable(Name = \"a\"), FormerlyNamed(\"A\"), FormerlyNamed(\"Z\")] public partial class A; [Savable] public partial class A<T>; [Savable(Name = \"A.b\")] public partial class B; namespace N { [Savable] public partial class B; } public class Unit; [Savable(Name = \"Unit\")] public partial class C;");
}
