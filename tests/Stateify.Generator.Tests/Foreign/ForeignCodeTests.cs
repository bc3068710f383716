using System.Runtime.CompilerServices;
using Stateify.ForeignCode;

namespace Stateify.Generator.Tests.Foreign;

/// <summary>
/// Code that was never meant to be saved, with every class, struct and record made <c>[Savable]</c>: each has generated code that
/// compiles, or an error that says why not. <c>Stateify.ForeignCode FOLDER</c> does the same to any other code.
/// </summary>
public sealed class ForeignCodeTests
{
    [Theory]
    [InlineData("src/Stateify")]
    [InlineData("generator/Stateify.Generator")]
    [InlineData("analyzers/Stateify.Analyzers")]
    [InlineData("samples/Sentry")]
    [InlineData("tests/Stateify.Benchmarks")]
    public void Each_type_is_generated_or_refused(string folder)
    {
        Examination examination = Examination.Of(ForeignProject.Open(Path.Combine(Root(), folder), nullable: true));

        Assert.Empty(examination.Faults);
        Assert.NotEqual(0, examination.Types);
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(path, "../../../.."));
}
