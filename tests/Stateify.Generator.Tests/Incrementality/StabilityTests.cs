using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stateify.Generator.Tests.Declarations;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Incrementality;

/// <summary>The same program gives the same files, whatever the order of its sources and however broken it is.</summary>
public sealed class StabilityTests
{
    [Fact]
    public void The_order_of_the_sources_does_not_matter()
    {
        string[] sources =
        [
            Vocabulary.Source,
            Vocabulary.Owner("private Leaf? _x; private Box<int>? _y;"),
            "[assembly: SavableType(typeof(List<Words.Box<int>>))] [Savable] public partial class B;",
            "[assembly: SavableType(typeof(Words.Cell<string>))] [assembly: SavableType(typeof(Words.Box<int>))] [Savable] public partial class A;",
        ];
        Assert.Equal(GeneratorRun.Checked(sources).Files, GeneratorRun.Checked([.. sources.Reverse()]).Files);
    }

    [Fact]
    public void Two_runs_give_the_same_files() =>
        Assert.Equal(GeneratorRun.Checked(Vocabulary.Source).Files, GeneratorRun.Checked(Vocabulary.Source).Files);

    [Fact]
    public void Lines_end_the_same_on_every_platform() =>
        Assert.All(GeneratorRun.Checked(Vocabulary.Source).Files.Values, static text => Assert.DoesNotContain('\r', text));

    [Fact]
    public void Names_of_files_differ_where_names_of_types_do()
    {
        GeneratorRun run = GeneratorRun.Checked("""
            namespace N { [Savable] public partial class A; [Savable] public partial class Aa; [Savable] public partial class AA; [Savable] public partial class A<T>; [Savable] public partial class A<T, U>; }
            namespace N.B { [Savable] public partial class A; public partial class B { [Savable] public partial class A; } }
            namespace n { [Savable] public partial class A; }
            """);
        Assert.Equal(9, run.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Names_of_files_have_only_characters_that_the_oldest_compiler_takes()
    {
        GeneratorRun run = GeneratorRun.Checked("namespace N‿M; [Savable] public partial class नमस्ते<T>;");
        Assert.All(run.Files.Keys.SelectMany(static name => name), static c => Assert.True(char.IsLetterOrDigit(c) || "._-{},".Contains(c), $"'{c}'"));
    }

    [Fact]
    public void An_attribute_on_two_parts_is_the_compilers_error_alone()
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create("[Savable] public partial class A;", "[Savable] public partial class A { private int _x; }"));
        Assert.Equal(["A.g.cs", "State-Registry.g.cs"], run.Files.Keys);
        Assert.Equal("CS0579", Assert.Single(TestCompilation.Complaints(run.Output)).Id);
    }

    [Fact]
    public void A_type_declared_twice_gets_no_code()
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create("[Savable] public partial class A;", "[Savable] public partial struct A;"));
        Assert.Empty(run.Files);
    }

    [Fact]
    public void No_savable_type_means_no_file() => Assert.Empty(GeneratorRun.Checked("public class A;").Files);

    [Fact]
    public void A_project_in_an_old_version_of_the_language_gets_no_code()
    {
        CSharpParseOptions old = TestCompilation.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp11);
        CSharpCompilation compilation = TestCompilation.Create()
            .RemoveAllSyntaxTrees()
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText("[Stateify.Savable] public partial class A { }", old, "Source.cs"));
        Assert.Empty(GeneratorRun.Of(compilation, old).Files);
        Assert.Equal("STFY0002", Assert.Single(AnalyzerRun.Diagnostics(compilation)).Id);
    }

    [Fact]
    public void The_oldest_version_of_the_language_that_is_supported_compiles_the_code()
    {
        CSharpParseOptions old = TestCompilation.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp12);
        CSharpCompilation compilation = TestCompilation.Create().RemoveAllSyntaxTrees().AddSyntaxTrees(CSharpSyntaxTree.ParseText("""
            using System;
            using System.Collections.Generic;
            using Stateify;

            [assembly: SavableType(typeof(Box<int>))]

            [Savable]
            internal partial class Box<T>
            {
                private T? _value;
                private readonly List<Box<T>>? _boxes;
                public required int X { get; init; }
                private void AfterLoad() { }
            }

            [Savable]
            internal sealed partial class IntBox : Box<int>
            {
                [SaveAs<string>] private Action? _action;
                private string SaveAction() => "";
                private void LoadAction(string text) { }
                [Savable] private partial struct Hidden { private int _x; }
            }
            """, old, "Source.cs"));
        GeneratorRun run = GeneratorRun.Of(compilation, old);
        Assert.Equal(4, run.Files.Count);
        Assert.Empty(TestCompilation.Complaints(run.Output));
    }

    [Theory]
    [InlineData("[Savable")]
    [InlineData("[Savable] partial class")]
    [InlineData("[Savable] partial class A : ")]
    [InlineData("[Savable] partial class A : A { }")]
    [InlineData("[Savable] partial class A : B { } [Savable] partial class B : A { }")]
    [InlineData("[Savable] partial class A : Missing { private Missing _x; private List<Missing> _y; Missing SaveX() => null; }")]
    [InlineData("[Savable] partial struct A { private A _a; }")]
    [InlineData("[Savable] partial struct A { private B _b; } [Savable] partial struct B { private A _a; }")]
    [InlineData("[Savable] partial class A<T> : T { private T _x; }")]
    [InlineData("[Savable(Name = 3)] partial class A { [External(null)] int _x; [External] int _y; [NoSave] int _z; [SaveAs<>] int _w; [SaveAs<Missing>] int _v; }")]
    [InlineData("[Savable] partial class A { private Dictionary<int> _x; private List<> _y; private int?? _z; private void[] _w; }")]
    [InlineData("[assembly: SavableType] [assembly: SavableType(typeof())] [assembly: SavableType(typeof(Missing))] [assembly: SavableType(null)] [assembly: SavableType(typeof(List<>))]")]
    [InlineData("[Savable] interface I { } [Savable] enum E { } [Savable] delegate void D();")]
    [InlineData("[Savable] class A { [Savable] void M() { [Savable] void Local() { } } }")]
    [InlineData("namespace N { [Savable] partial class A { } } namespace N { [Savable] partial class A { } }")]
    public void Broken_code_stops_neither_generator_nor_analyzers(string source)
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(source));
        AnalyzerRun.Diagnostics(run.Output);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), static diagnostic => diagnostic.Id == "CS8785");
    }
}
