using Microsoft.CodeAnalysis.CodeFixes;
using Stateify.CodeFixes.Members;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Fixes;

/// <summary>A field that cannot be saved can be afterwards, or is left out for a reason that is written down.</summary>
public sealed class FieldFixTests
{
    [Fact]
    public void The_type_of_a_field_is_marked() => FixRun.Check<FieldFix>(
        """
        using System.Collections.Generic;
        using Stateify;

        [Savable]
        public sealed partial class Unit
        {
            public List<Map> Maps = [];
        }

        /// <summary>Of the world.</summary>
        public sealed class Map
        {
            public int Width;
        }
        """,
        """
        using System.Collections.Generic;
        using Stateify;

        [Savable]
        public sealed partial class Unit
        {
            public List<Map> Maps = [];
        }

        /// <summary>Of the world.</summary>
        [Savable]
        public sealed partial class Map
        {
            public int Width;
        }
        """);

    [Fact]
    public void So_are_its_base_classes_with_state_and_the_types_around_it_are_partial() => FixRun.Check<FieldFix>(
        "using Stateify; [Savable] public partial class Unit { public Atlas.Map? Map; } public class Plane : Area; public class Area { public int Size; } public class Atlas { public class Map : Plane; }",
        "using Stateify; [Savable] public partial class Unit { public Atlas.Map? Map; } [Savable] public partial class Plane : Area; [Savable] public partial class Area { public int Size; } public partial class Atlas { [Savable] public partial class Map : Plane; }");

    [Fact]
    public void All_that_the_type_leads_to_can_be_marked_at_once() => FixRun.Check<FieldFix>(
        "using Stateify; [Savable] public partial class Unit { public Map? Map; } public class Map { public (int, Tile)[] Tiles = []; } public struct Tile { public Map? Owner; public Color Color; } public class Color { public int Hue; }",
        "using Stateify; [Savable] public partial class Unit { public Map? Map; } [Savable] public partial class Map { public (int, Tile)[] Tiles = []; } [Savable] public partial struct Tile { public Map? Owner; public Color Color; } [Savable] public partial class Color { public int Hue; }",
        "Mark 'Map' and all types they lead to [Savable]");

    [Theory]
    [InlineData("System.Threading.Timer?", "it is a timer of this process")]
    [InlineData("System.Collections.Generic.List<System.IO.Stream>?", "it is a stream: an open file, connection or buffer")]
    [InlineData("System.Threading.SpinLock", "it is a lock, and no thread that holds it or waits for it is restored")]
    public void What_belongs_to_the_process_is_left_out_for_that_reason(string type, string reason) => FixRun.Check<FieldFix>(
        $$"""
        using Stateify;

        [Savable]
        public partial class Unit
        {
            public int Health;

            // Ticks.
            public {{type}} X, Y;
        }
        """,
        $$"""
        using Stateify;

        [Savable]
        public partial class Unit
        {
            public int Health;

            // Ticks.
            [NoSave("{{reason}}")]
            public {{type}} X, Y;
        }
        """);

    [Theory]
    [InlineData("    [ZeroValue] public int A;\n    public System.Threading.Timer? X;", "    [ZeroValue] public int A;\n    [NoSave(\"it is a timer of this process\")] public System.Threading.Timer? X;")]
    [InlineData("    [field: System.NonSerialized]\n    public System.Threading.Timer? X { get; set; }", "    [NoSave(\"it is a timer of this process\")]\n    [field: System.NonSerialized]\n    public System.Threading.Timer? X { get; set; }")]
    public void Attributes_stand_where_those_of_neighbours_do(string member, string expected) => FixRun.Check<FieldFix>(
        $"using Stateify;\n[Savable]\npublic partial class Unit\n{{\n{member}\n}}\n", $"using Stateify;\n[Savable]\npublic partial class Unit\n{{\n{expected}\n}}\n");

    [Fact]
    public void Parameters_are_left_out_too() => FixRun.Check<FieldFix>(
        "using Stateify; [Savable] public partial record Unit(int Health, System.Threading.Timer? Timer);",
        "using Stateify; [Savable] public partial record Unit(int Health, [NoSave(\"it is a timer of this process\")] System.Threading.Timer? Timer);");

    [Fact]
    public void What_could_be_saved_is_left_out_without_a_reason_which_is_asked_for()
    {
        string result = FixRun.Result<FieldFix>("using Stateify; [Savable] public partial class Unit { public Map? Map; } public class Map;", "Exclude 'Map' with [NoSave(\"\")]");
        Assert.Equal("using Stateify; [Savable] public partial class Unit { [NoSave(\"\")] public Map? Map; } public class Map;", result);
        Assert.Equal("STFY1003", Assert.Single(FixSolution.Of(result).Diagnostics()).Id);
    }

    [Fact]
    public void The_cure_that_keeps_the_state_comes_first() => Assert.Equal(
        ["Mark 'Map' [Savable]", "Exclude 'X' with [NoSave(\"\")]"],
        FixRun.Titles<FieldFix>("using Stateify; [Savable] public partial class Unit { public Map? X; } public class Map;"));

    [Fact]
    public void Fixing_all_leaves_out_only_what_is_to_be_left_out()
    {
        const string Source = "using Stateify; [Savable] public partial class Unit { public Map? X; public System.Threading.Timer? Y; public System.IO.Stream? Z; } public class Map;";
        FixRun.CheckAll<FieldFix>(
            FixRun.ApplyAll<FieldFix>(FixSolution.Of(Source), FixAllScope.Document, "Exclude 'Y' with [NoSave(\"it is a timer of this process\")]").Source,
            "using Stateify; [Savable] public partial class Unit { public Map? X; [NoSave(\"it is a timer of this process\")] public System.Threading.Timer? Y; [NoSave(\"it is a stream: an open file, connection or buffer\")] public System.IO.Stream? Z; } [Savable] public partial class Map;");
    }

    [Fact]
    public void Types_in_other_files_are_marked_and_their_files_import_the_library()
    {
        FixSolution before = FixSolution.Of(
            [
                ("Map.cs", "// Licence.\n\n// Of the world.\npublic class Map;\n"),
                ("Tile.cs", "// Tiles.\nusing System;\nusing Xunit = System.Math;\n\nnamespace N { public class Tile { public Uri? Link; } }\n"),
                ("Unit.cs", "namespace N { [Stateify.Savable] public partial class Unit { public Map? Map; public Tile? Tile; } }"),
            ]);
        FixSolution after = FixRun.ApplyAll<FieldFix>(before, FixAllScope.Solution);
        Assert.Equal("// Licence.\n\nusing Stateify;\n\n// Of the world.\n[Savable]\npublic partial class Map;\n", after.TextOf("Map.cs"));
        Assert.Equal("// Tiles.\nusing System;\nusing Stateify;\nusing Xunit = System.Math;\n\nnamespace N { [Savable] public partial class Tile { public Uri? Link; } }\n", after.TextOf("Tile.cs"));
        Assert.Empty(after.Diagnostics());
    }

    [Fact]
    public void Types_in_other_projects_are_marked()
    {
        FixSolution before = FixSolution.Of(
            [("Unit.cs", "[Stateify.Savable] public partial class Unit { public Map? Map; }")], ("Map.cs", "using System;\r\npublic class Map { public Uri? Link; }\r\n"));
        FixSolution after = FixRun.ApplyAll<FieldFix>(before, FixAllScope.Solution);
        Assert.Equal("using System;\r\nusing Stateify;\r\n[Savable]\r\npublic partial class Map { public Uri? Link; }\r\n", after.TextOf("Map.cs"));
        Assert.Empty(after.Diagnostics());
        Assert.Empty(after.Complaints());
    }

    [Fact]
    public void An_attribute_of_the_same_name_is_no_obstacle() => FixRun.Check<FieldFix>(
        "namespace N; public class NoSaveAttribute : System.Attribute; [Stateify.Savable] public partial class Unit { public System.Threading.Timer? X; }",
        "namespace N; public class NoSaveAttribute : System.Attribute; [Stateify.Savable] public partial class Unit { [global::Stateify.NoSave(\"it is a timer of this process\")] public System.Threading.Timer? X; }");

    [Theory]
    [InlineData("public nint X;", "Exclude 'X' with [NoSave(\"it is an address or a handle that means nothing in another process\")]")]
    [InlineData("[Wait] public System.IO.Stream? X;")]
    [InlineData("[SaveAs<System.IO.Stream>] public int X; private System.IO.Stream SaveX() => null!; private void LoadX(System.IO.Stream value) { }")]
    public void Only_what_cures_is_offered(string member, params string[] titles) =>
        Assert.Equal(titles, FixRun.Titles<FieldFix>($"using Stateify; [Savable] public partial class Unit {{ {member} }}"));
}
