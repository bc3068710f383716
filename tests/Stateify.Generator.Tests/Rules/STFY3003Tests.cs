using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>Each savable type of a project with a schema file has an entry.</summary>
public sealed class STFY3003Tests
{
    [Fact]
    public void A_type_without_an_entry_is_reported() => Assert.Equal(
        ["'Unit' has no entry in Stateify.schema.txt, so nobody would be told what a change of it does to existing files; write one"],
        SchemaRun.CheckFile("", "[Savable] public partial class {|STFY3003:Unit|}; public class Other;"));

    [Fact]
    public void A_type_that_has_errors_of_its_own_is_not() => SchemaRun.CheckFile("", "[Savable] public class {|STFY0001:Unit|};");

    [Fact]
    public void Nor_is_one_that_has_an_entry_under_its_given_name() => SchemaRun.CheckFile("class game.unit\n", "[Savable(Name = \"game.unit\")] public partial class Unit;");
}
