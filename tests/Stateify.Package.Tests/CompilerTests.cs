using System.Text;
using System.Text.Json;
using Stateify.Package.Tests.Harness;

namespace Stateify.Package.Tests;

/// <summary>What the package adds to a compilation: generated code, errors, and the files they depend on.</summary>
[Collection(nameof(PackageTests))]
public sealed class CompilerTests(StateifyPackage package)
{
    [Fact]
    public void Generated_code_is_free_of_warnings_under_all_rules_of_the_SDK() => package.DotNet("Strict", "build").Succeeded();

    [Fact]
    public void A_field_that_cannot_be_saved_fails_the_build_and_nothing_else_does()
    {
        string[] lines = package.DotNet("Mistake", "build").Failed().Output.Split('\n');

        Assert.Contains(
            "Session.cs(7,43): error STFY1001: ", Assert.Single(lines.Where(static line => line.Contains("error ")).Distinct()));
    }

    [Fact]
    public void A_mistake_is_fixed_by_dotnet_format()
    {
        package.DotNet("Fixable", "build").Failed();
        package.DotNet("Fixable", "format", "analyzers", "--diagnostics", "STFY0001", "--severity", "error").Succeeded();

        Assert.EndsWith("12 kg\n", package.DotNet("Fixable", "run").Succeeded().Output);
    }

    [Fact]
    public void The_schema_file_beside_a_project_reaches_the_analyzers()
    {
        package.DotNet("Schema", "restore").Succeeded();

        string files = package.DotNet("Schema", "msbuild", "-getItem:AdditionalFiles").Succeeded().Output;

        Assert.Contains("Stateify.schema.txt", files);
    }

    [Fact]
    public void The_schema_is_written_beside_a_project_by_a_build_that_asks_for_it_and_compared_by_others()
    {
        package.DotNet("Schema", "build").Failed();
        package.DotNet("Schema", "build", "-p:StateifyUpdateSchema=true").Succeeded();

        byte[] schema = File.ReadAllBytes(package.PathOf("Schema/Stateify.schema.txt"));
        Assert.Equal((byte)'#', schema[0]);
        Assert.EndsWith(
            "\nsealed class a\\u005cb; \"c\" %41 $\\u0028Name\\u0029 @\\u0028Compile\\u0029 | * \\u00e9 ]]\\u003e\n  Warmth: int\n  _parts: ref System.Collections.Generic.List`1<System.Int32[]>\n",
            Encoding.ASCII.GetString(schema),
            StringComparison.Ordinal);
        package.DotNet("Schema", "build").Succeeded();
    }

    [Fact]
    public void The_map_of_the_saved_state_is_written_beside_a_project_that_asks_for_it()
    {
        package.DotNet("Map", "build").Succeeded();

        using JsonDocument map = JsonDocument.Parse(File.ReadAllBytes(package.PathOf("Map/Stateify.map.json")));
        JsonElement member = map.RootElement.GetProperty("types")[0].GetProperty("members")[0];
        Assert.Equal("a\\b; \"c\" %41 $(Name) @(Compile) | * é ]]>", member.GetProperty("reason").GetString());
        Assert.Contains(
            "| `Warmth` | `int` | not saved: a\\\\b; \"c\" %41 $(Name) @(Compile) \\| \\* é \\]\\]\\> |  |\n",
            File.ReadAllText(package.PathOf("Map/Stateify.map.md")));
    }
}
