using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>Kinds of declarations to which no code can be added are refused.</summary>
public sealed class STFY0002Tests
{
    [Fact]
    public void A_ref_struct_is_an_error() => Assert.Equal(
        ["'Unit' is a ref struct and gets no code that saves it; declare it as an ordinary struct: a ref struct cannot be part of an object graph"],
        AnalyzerRun.Check("[Savable] public ref partial struct {|STFY0002:Unit|};"));

    [Theory]
    [InlineData("[Savable] public static partial class {|STFY0002:A|};")]
    [InlineData("[Savable] file partial class {|STFY0002:A|};")]
    [InlineData("namespace Stateify { public sealed class SavableAttribute : Attribute; [Savable] public partial class {|STFY0002:A|}; }")]
    public void Other_kinds_are_errors(string markup) => AnalyzerRun.Check(markup);

    [Theory]
    [InlineData("[Savable] public interface {|STFY0002:A|};", "'A' is an interface and gets no code that saves it; remove [Savable] and mark the classes that implement it, which have the fields")]
    [InlineData("[Savable] public enum {|STFY0002:A|} { X }", "'A' is an enum and gets no code that saves it; remove [Savable]: enums are saved without it")]
    [InlineData("[Savable] public delegate void {|STFY0002:A|}();", "'A' is a delegate type and gets no code that saves it; remove [Savable] and mark the methods that delegates call [SavableCallback]")]
    public void What_has_no_fields_is_annotated_in_vain(string markup, string expected) => Assert.Equal([expected], AnalyzerRun.Check(markup));

    [Fact]
    public void An_old_version_of_the_language_is_an_error_and_nothing_is_generated()
    {
        CSharpParseOptions old = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp11);
        SyntaxTree source = CSharpSyntaxTree.ParseText("[Stateify.Savable] public partial class Unit { }", old, "Source.cs");
        Compilation compilation = TestCompilation.Create().RemoveAllSyntaxTrees().AddSyntaxTrees(source);
        GeneratorRun run = GeneratorRun.Of(compilation, old);
        Assert.Empty(run.Files);
        Assert.Equal(
            "'Unit' is compiled as C# 11.0 and gets no code that saves it; set <LangVersion> to 12 or later, which the generated code is written in",
            Assert.Single(AnalyzerRun.Diagnostics(run.Output)).GetMessage(null));
    }

    [Fact]
    public void Classes_structs_and_records_are_fine() =>
        AnalyzerRun.Check("[Savable] public abstract partial class A; [Savable] public readonly partial struct B; [Savable] public partial record D(int X); [Savable] public partial class E(int x) { public int X => x; } [Savable] internal sealed partial class C<T>;");
}
