using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>Names that differ only by case are pointed out.</summary>
public sealed class STFY0007Tests
{
    [Fact]
    public void Names_that_differ_only_by_case_are_a_warning_at_both() => Assert.Equal(
        ["'Inode' is called 'Inode' in state files, and 'INode' is called 'INode', which differs only by case and is easily mistaken for it; give one of them another name by [Savable(Name = \"...\")]",
         "'INode' is called 'INode' in state files, and 'Inode' is called 'Inode', which differs only by case and is easily mistaken for it; give one of them another name by [Savable(Name = \"...\")]"],
        AnalyzerRun.Check("[Savable] public partial class {|STFY0007:Inode|}; [Savable] public partial class {|STFY0007:INode|};"));

    [Theory]
    [InlineData("namespace N { [Savable] public partial class {|STFY0007:A|}; } namespace n { [Savable] public partial class {|STFY0007:A|}; }")]
    [InlineData("[Savable(Name = \"UNIT\")] public partial class {|STFY0007:A|}; [Savable(Name = \"unit\")] public partial class {|STFY0007:B|};")]
    public void Other_such_names_are_too(string source) => AnalyzerRun.Check(source);

    [Fact]
    public void Former_names_and_types_that_are_not_saved_may_be_what_they_like() =>
        AnalyzerRun.Check("[Savable, FormerlyNamed(\"INODE\")] public partial class Inode; public class INode;");
}
