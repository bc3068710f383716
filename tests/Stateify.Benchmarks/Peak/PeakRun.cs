using System.Diagnostics;

namespace Stateify.Benchmarks.Peak;

/// <summary>
/// Measures how much memory a save and a load take beyond the graph. Each graph gets a process of its own, so that what the
/// runtime and the pools keep from one does not serve another. Linux only.
/// </summary>
internal static class PeakRun
{
    /// <summary>The switch that asks for this run; a graph's name after it measures that graph in this process.</summary>
    public const string Switch = "--peak";

    private static readonly IPeakCase[] Cases = [PeakCases.List, PeakCases.Dictionary];

    /// <summary>Runs.</summary>
    /// <returns>The exit code: 0 if every graph came back as it was.</returns>
    public static int Run(string[] args)
    {
        string? name = args.SkipWhile(arg => arg != Switch).Skip(1).FirstOrDefault();
        if (name is null)
        {
            Console.WriteLine($"{"",-12}{"encoded",12}{"first save",22}{"second save",22}{"load",22}");
            return Cases.Max(@case => RunApart(@case.Name));
        }

        IPeakCase chosen = Cases.FirstOrDefault(@case => @case.Name == name)
            ?? throw new ArgumentException($"{name} is not one of {string.Join(", ", Cases.Select(@case => @case.Name))}.");
        Console.WriteLine(chosen.Measure());
        return 0;
    }

    private static int RunApart(string name)
    {
        using Process child = Process.Start(Environment.ProcessPath!, [Switch, name]);
        child.WaitForExit();
        return child.ExitCode;
    }
}
