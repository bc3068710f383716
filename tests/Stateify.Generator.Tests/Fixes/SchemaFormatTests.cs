using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Fixes;

/// <summary>A command of the SDK writes the entries of a schema file, which is not code.</summary>
public sealed class SchemaFormatTests
{
    private const string Model = """
        using Stateify;

        StateSerializer.Save(new World());

        [Savable]
        public partial class World
        {
            public Unit? Unit;
        }

        [Savable]
        public partial class Unit
        {
            public long Health;
        }

        """;

    [Fact]
    public void Entries_are_written_and_nothing_is_left_to_report()
    {
        using FormattedProject project = new();
        project.Write("Directory.Build.props", "<Project><ItemGroup><AdditionalFiles Include=\"Stateify.schema.txt\" /></ItemGroup></Project>");
        project.Write("Stateify.schema.txt", "class Unit\n  Health: int\n");
        project.Write("Program.cs", Model);
        project.Run("restore");

        project.Run("format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", "STFY3002", "STFY3003");

        Assert.Equal("class Unit\n  Health: long\n\nclass World\n  Unit: ref Unit\n", project.Read("Stateify.schema.txt"));
        project.Run("build", "--no-restore");
    }
}
