using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stateify.Generator.Incremental;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Incrementality;

/// <summary>
/// After an edit nothing is inspected again unless the edit can matter, and whatever can matter is: the output is always that of a
/// generator that has seen nothing before.
/// </summary>
public sealed class FingerprintTests
{
    private const string Owner = "[Savable] public partial class Owner { private Thing? _thing; }";

    [Theory]
    [InlineData("public class Thing { public int Sum() { return 1; } }", "public class Thing { public int Sum() { int a = 2; return a; } }")]
    [InlineData("public class Thing { public int Sum() => 1; }", "public class Thing { public int Sum() => 12; }")]
    [InlineData("public class Thing { public Thing() { } }", "public class Thing { public Thing() { Console.WriteLine(); } }")]
    [InlineData("namespace N { public struct Thing { public static Thing operator +(Thing a, Thing b) => a; } }", "namespace N { public struct Thing { public static Thing operator +(Thing a, Thing b) => b; } }")]
    [InlineData("[Savable] public partial class Thing { private int _a; private void Tick() { } }", "[Savable] public partial class Thing { private int _a; private void Tick() { _a++; } }")]
    [InlineData("[Savable] public partial class Thing { private void BeforeSave() { } }", "[Savable] public partial class Thing { private void BeforeSave() { Console.WriteLine(); } }")]
    public void An_edit_within_a_method_is_none(string thing, string edited) => Assert.Equal(PrintOf(thing), PrintOf(edited));

    [Theory]
    [InlineData("public class Thing;", "[Savable] public partial class Thing;")]
    [InlineData("[Savable] public partial class Thing;", "[Savable] public sealed partial class Thing;")]
    [InlineData("[Savable] public sealed partial class Thing;", "[Savable] public sealed partial class Thing { private System.IO.Stream? _file; }")]
    [InlineData("[Savable] public sealed partial class Thing { private System.Threading.Tasks.Task? _task; }", "[Savable] public sealed partial class Thing { [NoSave(\"work\")] private System.Threading.Tasks.Task? _task; }")]
    [InlineData("public enum Thing { A }", "public enum Thing : long { A }")]
    [InlineData("public interface Thing;", "public delegate void Thing();")]
    [InlineData("[Savable] public sealed partial class Thing { private Number _n; } public enum Number;", "[Savable] public sealed partial class Thing { private Number _n; } public enum Number : byte;")]
    [InlineData("[Savable] public partial class Thing { public int X { get => 1; set { } } }", "[Savable] public partial class Thing { public int X { get => field; set { } } }")]
    [InlineData("[Savable] public partial class Thing(int x) { public int X() => 1; }", "[Savable] public partial class Thing(int x) { public int X() => x; }")]
    [InlineData("[Savable] public partial class Thing { public Cells C; } [System.Runtime.CompilerServices.InlineArray(Size.Of)] [Savable] public partial struct Cells { private int _a; } public static class Size { public const int Of = 2; }",
        "[Savable] public partial class Thing { public Cells C; } [System.Runtime.CompilerServices.InlineArray(Size.Of)] [Savable] public partial struct Cells { private int _a; } public static class Size { public const int Of = 3; }")]
    [InlineData("public class Before { void M() {\n } }\n[Savable] public partial class Thing { [ZeroValue] private string _name; }", "public class Before { void M() {\n#nullable disable\n } }\n[Savable] public partial class Thing { [ZeroValue] private string _name; }")]
    [InlineData("[Savable] public partial class Thing(int y) : Root(y) { [NoSave(\"counted\")] private int _hits = 1; private void AfterLoad() { } } [Savable] public partial class Root(int x) { public int Y() => x; }",
        "[Savable] public partial class Thing(int y) : Root(y) { [NoSave(\"counted\")] private int _hits = 1; private void AfterLoad() { _hits = 2; } } [Savable] public partial class Root(int x) { public int Y() => x; }")]
    public void An_edit_that_can_matter_is_looked_at(string thing, string edited)
    {
        CSharpCompilation original = TestCompilation.Create(Owner, thing);
        AssertSameAsFresh(GeneratorRun.Of(original), Edit(original, thing, edited), Owner, edited);
    }

    [Fact]
    public void What_another_part_captures_of_a_primary_constructor_is_looked_at()
    {
        const string Head = "[Savable] public partial class Thing(int x);";
        const string Part = "public partial class Thing { public int X() => 1; }";
        const string Capturing = "public partial class Thing { public int X() => x; }";
        CSharpCompilation original = TestCompilation.Create(Owner, Head, Part);

        GeneratorRun first = GeneratorRun.Of(original);
        AssertSameAsFresh(first, Edit(original, Part, Capturing), Owner, Head, Capturing);
        Assert.DoesNotContain("\"<x>P\"", first.Text, StringComparison.Ordinal);
        Assert.Contains("<x>P", first.Then(Edit(original, Part, Capturing)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_library_or_other_options_are_looked_at()
    {
        CSharpCompilation original = TestCompilation.Create(Owner, "public class Thing;");
        MetadataReference library = TestCompilation.ReferenceAssembly(TestCompilation.Create("Library", ["public class Other;"], []));

        ulong print = CompilationPrint.Of(original);
        Assert.NotEqual(print, CompilationPrint.Of(original.AddReferences(library)));
        Assert.NotEqual(print, CompilationPrint.Of(original.WithOptions(original.Options.WithAllowUnsafe(true))));
        Assert.NotEqual(print, CompilationPrint.Of(original.WithAssemblyName("Renamed")));
        Assert.Equal(print, CompilationPrint.Of(original.Clone()));
    }

    [Fact]
    public void A_project_that_is_referred_to_counts_by_what_it_declares()
    {
        const string Body = "public class Thing { public int Sum() => 1; }";
        CSharpCompilation library = TestCompilation.Create("Library", [Body], []);
        ulong PrintWith(CSharpCompilation project) => CompilationPrint.Of(Original.AddReferences(project.ToMetadataReference()));

        Assert.Equal(PrintWith(library), PrintWith(Edit(library, Body, "public class Thing { public int Sum() => 2; }")));
        Assert.NotEqual(PrintWith(library), PrintWith(Edit(library, Body, "public class Thing { public long Sum() => 1; }")));
    }

    private static CSharpCompilation Original { get; } = TestCompilation.Create(Owner, "public class Thing;");

    private static ulong PrintOf(string thing) => CompilationPrint.Of(Edit(Original, "public class Thing;", thing));

    private static CSharpCompilation Edit(CSharpCompilation original, string source, string edited)
    {
        SyntaxTree file = original.SyntaxTrees.Single(candidate => candidate.ToString() == source);
        return original.ReplaceSyntaxTree(file, TestCompilation.Parse(edited, file.FilePath));
    }

    // The fresh files are parsed anew: what is remembered goes with the old ones.
    private static void AssertSameAsFresh(GeneratorRun first, CSharpCompilation edited, params string[] sources)
    {
        string text = first.Then(edited).Text;
        Assert.NotEqual(first.Text, text);
        Assert.Equal(GeneratorRun.Of(TestCompilation.Create(sources)).Text, text);
    }
}
