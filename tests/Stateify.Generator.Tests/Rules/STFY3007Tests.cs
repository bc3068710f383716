using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A version that is raised without a method that does something about it is a warning.</summary>
public sealed class STFY3007Tests
{
    [Fact]
    public void The_message_says_that_it_changes_nothing() => Assert.Equal(
        ["'Unit' has Version 2 and had 1: without Upgrade that changes nothing for existing files; write 'static void Upgrade(SavedRow row)', or leave Version as it was"],
        SchemaRun.Check("[Savable] public partial class Unit { public int X; }", "[Savable(Version = 2)] public partial class {|STFY3007:Unit|} { public int X; }"));

    [Fact]
    public void Fields_are_judged_as_if_it_had_not_been_raised() => SchemaRun.Check(
        "[Savable] public partial class Unit { public int X; }", "[Savable(Version = 2)] public partial class {|STFY3007:Unit|} { public string {|STFY3001:X|} = \"\"; }");

    [Fact]
    public void With_an_Upgrade_it_is_fine() => SchemaRun.Check(
        "[Savable] public partial class Unit { public int X; }",
        "[Savable(Version = 2)] public partial class {|STFY3002:Unit|} { public string X = \"\"; private static void Upgrade(SavedRow row) => row.Set(\"X\", row.Take<int>(\"X\").ToString(System.Globalization.CultureInfo.InvariantCulture)); }");
}
