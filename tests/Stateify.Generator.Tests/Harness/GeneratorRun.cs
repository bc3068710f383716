using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stateify.Generator.Tests.Harness;

/// <summary>
/// A run of the generator over a compilation. A checked one has shown that its output compiles without a warning, that a run
/// after an unrelated edit does nothing, and that its steps keep no object of the compiler alive.
/// </summary>
internal sealed class GeneratorRun
{
    private static readonly string[] StepNames =
        [TrackingNames.Types, TrackingNames.RegistryTypes, TrackingNames.RegisteredTypes, TrackingNames.StaticCallbacks, TrackingNames.Assembly, TrackingNames.Registry];

    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, Compilation input)
    {
        Input = input;
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Output = output;
        Assert.Empty(diagnostics);
    }

    /// <summary>The user's compilation.</summary>
    public Compilation Input { get; }

    /// <summary>The user's compilation and the generated files.</summary>
    public Compilation Output { get; }

    /// <summary>The generated files by name.</summary>
    public SortedDictionary<string, string> Files =>
        new(Result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString()), StringComparer.Ordinal);

    /// <summary>The generated files in one text, each below its name.</summary>
    public string Text => string.Join('\n', Files.Select(static file => $"// ---- {file.Key} ----\n{file.Value}")).TrimEnd('\n') + "\n";

    private GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>Runs the generator over sources that may have errors.</summary>
    public static GeneratorRun Of(Compilation compilation, CSharpParseOptions? parseOptions = null)
    {
        GeneratorDriverOptions options = new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        return new GeneratorRun(
            CSharpGeneratorDriver.Create([new SavableGenerator().AsSourceGenerator()], parseOptions: parseOptions ?? TestCompilation.ParseOptions, driverOptions: options),
            compilation);
    }

    /// <summary>Runs the generator over sources that must compile, and checks all that every run promises.</summary>
    public static GeneratorRun Checked(params string[] sources) => Checked(TestCompilation.Create(sources));

    public static GeneratorRun Checked(Compilation compilation)
    {
        GeneratorRun run = Of(compilation);
        Assert.Empty(TestCompilation.Complaints(run.Output));
        run.Then(compilation.AddSyntaxTrees(TestCompilation.Parse("internal sealed class Unrelated;", "Unrelated.cs"))).AssertIdle();
        foreach (IncrementalGeneratorRunStep step in StepNames.SelectMany(run.Steps))
        {
            foreach ((object value, _) in step.Outputs)
                CompilerObjects.AssertNoneIn(value);
        }

        return run;
    }

    /// <summary>Runs the same generator again over an edited compilation.</summary>
    public GeneratorRun Then(Compilation edited) => new(_driver, edited);

    /// <summary>The reasons of a named step, one an output, in the order of the sources.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        [.. Steps(step).SelectMany(static run => run.Outputs).Select(static output => output.Reason)];

    /// <summary>Why each file was, or was not, emitted again.</summary>
    public SortedDictionary<string, IncrementalStepRunReason> Emitted()
    {
        SortedDictionary<string, IncrementalStepRunReason> reasons = new(StringComparer.Ordinal);
        foreach (IncrementalGeneratorRunStep step in Result.TrackedOutputSteps.SelectMany(static steps => steps.Value))
        {
            foreach ((object value, IncrementalStepRunReason reason) in step.Outputs)
            {
                foreach (string file in OutputFiles.NamesIn(value))
                    reasons.Add(file, reason);
            }
        }

        return reasons;
    }

    /// <summary>Demands that no step found anything new and no file was emitted.</summary>
    public void AssertIdle()
    {
        foreach (string step in StepNames)
        {
            Assert.All(Reasons(step), static reason =>
                Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
        }

        Assert.All(Emitted(), static file => Assert.Equal(IncrementalStepRunReason.Cached, file.Value));
    }

    private IEnumerable<IncrementalGeneratorRunStep> Steps(string name) =>
        Result.TrackedSteps.TryGetValue(name, out ImmutableArray<IncrementalGeneratorRunStep> steps) ? steps : [];
}
