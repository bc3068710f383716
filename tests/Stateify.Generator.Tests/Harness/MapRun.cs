using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stateify.Generator.Tests.Harness;

/// <summary>A run of the generator of maps, as a build has it that sets the property.</summary>
internal sealed class MapRun
{
    private readonly GeneratorDriver _driver;

    private MapRun(GeneratorDriver driver, Compilation input)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        Map = output.GetTypeByMetadataName("Stateify.Generated.StateMap");
        Assert.DoesNotContain(TestCompilation.Complaints(output), static complaint => complaint.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
    }

    /// <summary>The class that carries the texts; null if there is none.</summary>
    public INamedTypeSymbol? Map { get; }

    public string Markdown => Constant("Markdown");

    public string Json => Constant("Json");

    /// <summary>The step that draws the map.</summary>
    public IncrementalGeneratorRunStep Step => _driver.GetRunResult().Results.Single().TrackedSteps[TrackingNames.StateMap].Single();

    public static MapRun Of(Compilation compilation, string? property = "true") => new(
        CSharpGeneratorDriver.Create(
            [new StateMapGenerator().AsSourceGenerator()],
            parseOptions: TestCompilation.ParseOptions,
            optionsProvider: new BuildOptions("StateifyStateMap", property),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)),
        compilation);

    /// <summary>Runs the same generator again over an edited compilation.</summary>
    public MapRun Then(Compilation edited) => new(_driver, edited);

    private string Constant(string name) => (string)((IFieldSymbol)Map!.GetMembers(name).Single()).ConstantValue!;
}
