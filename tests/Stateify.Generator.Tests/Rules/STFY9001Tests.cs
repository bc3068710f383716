using Microsoft.CodeAnalysis;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A savable type that gets no code is never silently without it.</summary>
public sealed class STFY9001Tests
{
    [Fact]
    public void A_project_in_which_the_generator_does_not_run_is_an_error() => Assert.Equal(
        "'Unit' is marked [Savable] but has no code that saves it, because the generator of Stateify has not run; look for the warning of the compiler that says why (CS8785, CS9057), and refer to the package from this project",
        Message(TestCompilation.Create("[Savable] public partial class Unit;")));

    [Fact]
    public void A_type_of_another_generator_is_an_error()
    {
        Compilation compilation = GeneratorRun.Of(TestCompilation.Create("[Savable] public partial class Unit;")).Output;
        Assert.Empty(AnalyzerRun.Diagnostics(compilation));
        Assert.Equal(
            "'Made' is marked [Savable] but has no code that saves it, because it is made by another generator, whose output the generator of Stateify cannot see; declare it in a file of your own",
            Message(compilation.AddSyntaxTrees(TestCompilation.Parse("[Stateify.Savable] public partial class Made;", "Other.g.cs"))));
    }

    [Fact]
    public void A_type_with_another_error_has_no_code_for_that_reason() =>
        Assert.Equal("STFY0001", Assert.Single(AnalyzerRun.Diagnostics(TestCompilation.Create("[Savable] public class Unit;"))).Id);

    private static string Message(Compilation compilation)
    {
        Diagnostic diagnostic = Assert.Single(AnalyzerRun.Diagnostics(compilation));
        Assert.Equal("STFY9001", diagnostic.Id);
        Assert.Equal(diagnostic.GetMessage(null).Split('\'')[1], diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
        return diagnostic.GetMessage(null);
    }
}
