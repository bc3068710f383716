using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A line that cannot be read is reported, and the others count.</summary>
public sealed class STFY3005Tests
{
    [Fact]
    public void The_message_says_what_is_wrong() => Assert.Equal(
        ["'X: number' cannot be read: 'number' is no column; correct the line, or write the file anew"],
        SchemaRun.CheckFile("class Unit\n{|STFY3005:  X: number|}\n  Y: int\n", "[Savable] public partial class Unit { public int Y; }"));

    [Theory]
    [InlineData("{|STFY3005:nonsense|}\n")]
    [InlineData("{|STFY3005:class|}\n")]
    [InlineData("{|STFY3005:  X: int|}\n")]
    [InlineData("abstract class Unit\n{|STFY3005:  version 0|}\n")]
    [InlineData("abstract class Unit\n{|STFY3005:  version 99999999999|}\n")]
    [InlineData("abstract class Unit\n{|STFY3005:  whatever|}\n")]
    [InlineData("abstract class Unit\n{|STFY3005:  X: |}\n")]
    [InlineData("abstract class Unit\n{|STFY3005:  X: optional|}\n")]
    [InlineData("abstract class Unit\n{|STFY3005:  X: repeated int|}\n")]
    [InlineData("abstract class Unit\n{|STFY3005:  X: enum Mood|}\n")]
    [InlineData("abstract class Unit\n{|STFY3005:  X: enum Mood: float|}\n")]
    [InlineData("abstract class Unit\n{|STFY3005:  X: parameter T|}\n")]
    [InlineData("abstract class Unit\n{|STFY3005:  X: int (formerly Y|}\n")]
    [InlineData("abstract class Unit\n  X: int\n{|STFY3005:  X: long|}\n")]
    [InlineData("abstract class Unit\n{|STFY3005:abstract class Unit|}\n")]
    [InlineData("abstract class Unit\n{|STFY3005:<<<<<<< HEAD|}\n  X: int\n{|STFY3005:=======|}\n  X: long\n{|STFY3005:>>>>>>> other|}\n")]
    public void No_line_is_an_obstacle(string schema)
    {
        IReadOnlyList<string> ids = [.. SchemaRun.Diagnostics("", new Markup(schema).Source).Select(static diagnostic => diagnostic.Id)];
        Assert.Contains("STFY3005", ids);
        Assert.DoesNotContain(ids, static id => id is not ("STFY3005" or "STFY3002"));
    }

    [Theory]
    [InlineData('<')]
    [InlineData('[')]
    [InlineData(',')]
    [InlineData('\\')]
    [InlineData('\0')]
    public void Nor_is_a_name_that_no_type_has(char character)
    {
        string name = string.Concat(Enumerable.Repeat($"A{character}", 50_000));
        SchemaRun.CheckFile($"class Unit\n  base {name}\n  X: ref {name}\n", "[Savable] public partial class {|STFY3006:Unit|} { public List<int>? {|STFY3006:X|}; }");
    }

    [Fact]
    public void Line_ends_of_any_system_are_fine() => SchemaRun.CheckFile("class Unit\r\n  X: int\r\n\r\n", "[Savable] public partial class Unit { public int X; }");
}
