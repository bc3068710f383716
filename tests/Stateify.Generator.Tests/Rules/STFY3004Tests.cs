using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A type that is gone is reported where the file names it, for the code has no place left.</summary>
public sealed class STFY3004Tests
{
    [Fact]
    public void The_message_says_how_to_let_it_go() => Assert.Equal(
        ["No type is called 'Game.Unit' any more, so files that hold one fail to load; say [FormerlyNamed(\"Game.Unit\")] on the type that took its place, or [assembly: RemovedType(\"Game.Unit\")]"],
        SchemaRun.CheckFile("# comment\n\n{|STFY3004:sealed class Game.Unit|}\n  X: int\n", "public class Unit;"));

    [Fact]
    public void Two_that_could_have_taken_its_place_are_not_asked() => SchemaRun.CheckFile(
        "{|STFY3004:class Old|}\n  X: int\n", "[Savable] public partial class {|STFY3003:A|} { public int X; } [Savable] public partial class {|STFY3003:B|} { public int X; }");

    [Fact]
    public void A_type_that_has_errors_of_its_own_is_not_gone() => SchemaRun.CheckFile("class Unit\n  X: int\n", "[Savable] public class {|STFY0001:Unit|} { public int X; }");
}
