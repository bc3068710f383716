using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>Names that generated code needs are refused.</summary>
public sealed class STFY0004Tests
{
    [Fact]
    public void A_member_of_a_reserved_name_is_an_error() => Assert.Equal(
        ["'StateRows' in 'Unit' clashes with a name that generated code needs, so 'Unit' gets no code that saves it; rename it"],
        AnalyzerRun.Check("[Savable] public partial class {|STFY0004:Unit|} { public int StateRows; }"));

    [Theory]
    [InlineData("[Savable] public partial class {|STFY0004:A|} { public int _stateOrdinal; }")]
    [InlineData("[Savable] public partial class {|STFY0004:A|} { public class StateReference; }")]
    [InlineData("[Savable] public partial class {|STFY0004:StateRows|};")]
    [InlineData("[Savable] public partial class {|STFY0004:A|}<StateRows>;")]
    [InlineData("public partial class A { [Savable] private partial class {|STFY0004:B|}; public int StateOf_B; }")]
    public void Other_clashes_are_errors(string markup) => AnalyzerRun.Check(markup);

    [Fact]
    public void Generated_members_do_not_clash_with_themselves() =>
        AnalyzerRun.Check("[Savable] public sealed partial class A { [Savable] private partial struct B; }");
}
