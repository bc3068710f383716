using Microsoft.CodeAnalysis.CodeFixes;
using Stateify.CodeFixes.Schema;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Fixes;

/// <summary>The entry of a type can be written into the schema file where a change of it is reported.</summary>
public sealed class EntryFixTests
{
    private const string File = "Stateify.schema.txt";
    private const string Usings = "using Stateify;\n";

    private const string Game = Usings + """
        [Savable] public partial class World { public Unit? Unit; public long Turn; }
        [Savable, FormerlyNamed("Soldier")] public partial class Unit { public int X; public int Y; }
        [Savable] public partial class Area { public string Name = ""; }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("class World\n  Turn: int\n  Unit: ref Unit\n")]
    [InlineData("class Area\n  Name: string\n\nclass Soldier\n  X: int\n")]
    [InlineData("class Area\n  Name: string\n\nclass Soldier\n  X: int\n\nclass World\n  Turn: long\n")]
    public void All_entries_are_written_at_once(string schema)
    {
        foreach (FixAllScope scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            FixSolution after = FixRun.ApplyAll<EntryFix>(FixSolution.Of(Game).With(File, schema), scope);
            string written = SchemaRun.Write(Game);
            Assert.Equal(schema.Length == 0 ? written : written[written.IndexOf("class", StringComparison.Ordinal)..], after.AdditionalText);
            Assert.Equal(Game, after.Source);
            Assert.Empty(after.Diagnostics());
        }
    }

    [Fact]
    public void One_entry_is_written_and_the_rest_of_the_file_is_left_as_it_is()
    {
        const string Source = Usings + "[Savable] public partial class Unit { public int X; }";
        FixSolution after = FixRun.ApplyFirst<EntryFix>(FixSolution.Of(Source).With(File, "# mine\r\n\r\nabstract class A\r\n  X: int # not read\r\n\r\nclass Z\r\n"));
        Assert.Equal("# mine\r\n\r\nabstract class A\r\n  X: int # not read\r\n\r\nclass Unit\r\n  X: int\r\n\r\nclass Z\r\n", after.AdditionalText);
    }

    [Fact]
    public void What_breaks_files_is_not_accepted_with_the_rest() => Assert.False(FixRun.IsOffered<EntryFix>(
        FixSolution.Of(Usings + "[Savable] public partial class Unit { public int X; public int Y; }").With(File, "class Unit\n  X: string\n")));
}
