using Microsoft.CodeAnalysis.CodeFixes;
using Stateify.CodeFixes.Schema;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Fixes;

/// <summary>A version can be raised, and an <c>Upgrade</c> begun that names each value that would be lost.</summary>
public sealed class UpgradeFixTests
{
    private const string File = "Stateify.schema.txt";

    [Fact]
    public void Each_value_is_converted_as_far_as_that_can_be_known() => Check(
        "class Unit\n  Born: DateTime\n  Gone: int\n  Height: double\n  Id: string\n  Name: int\n  Old: ref Unit\n  Part: ref System.Collections.Generic.List`1<System.Int32>\n  Rank: optional int\n",
        """
        using System;
        using System.Collections.Generic;
        using Stateify;

        [Savable]
        public partial class Unit
        {
            public int Born;
            public int Height;
            public int Id;
            public string Name = "";
            public Unit? New;
            public Dictionary<int, int>? Part;
            public byte Rank;
        }

        """,
        """
        using System;
        using System.Collections.Generic;
        using Stateify;

        [Savable(Version = 2)]
        public partial class Unit
        {
            public int Born;
            public int Height;
            public int Id;
            public string Name = "";
            public Unit? New;
            public Dictionary<int, int>? Part;
            public byte Rank;

            private static void Upgrade(SavedRow row)
            {
                if (row.Version == 1)
                {
                    row.Set("Born", (int)(object)row.Take<DateTime>("Born")!);
                    row.Set("Height", checked((int)row.Take<double>("Height")));
                    row.Set("Id", int.Parse(row.Take<string>("Id")!, System.Globalization.CultureInfo.InvariantCulture));
                    row.Set("Name", FormattableString.Invariant($"{row.Take<int>("Name")}"));
                    row.Set("Part", (Dictionary<int, int>?)(object)row.Take<List<int>>("Part")!);
                    row.Set("Rank", checked((byte)row.Take<int?>("Rank")!));
                    row.Remove("Gone");
                    row.Rename("Old", "New");
                }
            }
        }

        """);

    [Fact]
    public void An_Upgrade_that_is_there_is_continued() => Check(
        "class Unit\n  version 2\n  upgrade\n  Id: string\n",
        """
        using Stateify;

        [Savable(Name = "Unit", Version = 2)]
        public partial class Unit
        {
            public long Id;

            private static void Upgrade(SavedRow old)
            {
                if (old.Version == 1)
                    old.Rename("No", "Id");
            }
        }

        """,
        """
        using Stateify;

        [Savable(Name = "Unit", Version = 3)]
        public partial class Unit
        {
            public long Id;

            private static void Upgrade(SavedRow old)
            {
                if (old.Version == 1)
                    old.Rename("No", "Id");
                if (old.Version == 2)
                {
                    old.Set("Id", long.Parse(old.Take<string>("Id")!, System.Globalization.CultureInfo.InvariantCulture));
                }
            }
        }

        """);

    [Fact]
    public void A_version_that_was_raised_gets_its_method() => Assert.Contains(
        "row.Set(\"X\", checked((int)row.Take<long>(\"X\")));",
        FixRun.ApplyFirst<UpgradeFix>(FixSolution.Of("using Stateify;\n[Savable(Version = 2)] public partial class Unit { public int X; }").With(File, "class Unit\n  X: long\n")).Source,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("class Unit\n  version 2\n  X: int\n", "[Savable] public partial class Unit { public string X = \"\"; }")]
    [InlineData("struct Unit\n  X: int\n", "[Savable] public partial struct Unit { public string X; }")]
    [InlineData("class Unit\n  X: int\n  removed Y\n", "[Savable] public partial class Unit { public int X; }")]
    [InlineData("class Unit\n  upgrade\n  X: int\n", "[Savable] public partial class Unit { public string X = \"\"; private static void Upgrade(SavedRow row) => row.Remove(\"X\"); }")]
    public void Nothing_is_offered_where_no_row_could_be_converted_by_it(string schema, string source) =>
        Assert.False(FixRun.IsOffered<UpgradeFix>(FixSolution.Of($"using Stateify;\n{source}").With(File, schema)));

    // What is left to say is that the file has yet to hear of it.
    private static void Check(string schema, string source, string expected)
    {
        FixSolution before = FixSolution.Of(source).With(File, schema);
        foreach (FixSolution after in new[] { FixRun.ApplyFirst<UpgradeFix>(before), FixRun.ApplyAll<UpgradeFix>(before, FixAllScope.Solution) })
        {
            Assert.Equal(expected, after.Source);
            Assert.Empty(after.Complaints());
            Assert.Equal(["STFY3002"], after.Diagnostics().Select(static diagnostic => diagnostic.Id).Distinct());
            Assert.Empty(FixRun.ApplyAll<EntryFix>(after, FixAllScope.Project).Diagnostics());
        }
    }
}
