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
    public void The_schema_file_beside_a_project_reaches_the_analyzers()
    {
        package.DotNet("Schema", "restore").Succeeded();

        string files = package.DotNet("Schema", "msbuild", "-getItem:AdditionalFiles").Succeeded().Output;

        Assert.Contains("Stateify.schema.txt", files);
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
