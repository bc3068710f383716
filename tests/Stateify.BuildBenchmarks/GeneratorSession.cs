using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stateify.BuildBenchmarks;

/// <summary>One generator in an editor with a project of its own: Roslyn keeps what it knows of a file.</summary>
internal sealed class GeneratorSession
{
    private readonly SyntheticProject _project;
    private GeneratorDriver _driver;

    public GeneratorSession(IIncrementalGenerator generator, int types)
    {
        _project = new SyntheticProject(types);
        _driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: (CSharpParseOptions)_project.Compilation.SyntaxTrees[0].Options);
    }

    /// <summary>The milliseconds of a run over the project.</summary>
    public double Run() => Run(_project.Compilation);

    /// <summary>The milliseconds of a run after another character has been typed.</summary>
    public double Edit(int edit) => Run(_project.Edited(edit));

    private double Run(CSharpCompilation compilation)
    {
        // Not to pay for what others have left.
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        _driver = _driver.RunGenerators(compilation);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
