using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace Stateify.Generator.Tests.Harness;

/// <summary>
/// Compiles sources with the generator, loads the assembly, and saves and loads a graph. The sources are put into a namespace of
/// their own, for the types of all tests share the registry of the process; they declare a class <c>Scenario</c> with
/// <c>object Make()</c> and <c>string Describe(object)</c>.
/// </summary>
internal static class RoundTrip
{
    private static int _lastNamespace;

    /// <summary>Demands that the loaded graph describes itself as the saved one does, and gives the same bytes.</summary>
    /// <param name="expected">The description of both.</param>
    /// <param name="source">The types and the scenario.</param>
    /// <param name="options">What the load needs.</param>
    public static void Check(string expected, string source, LoadOptions? options = null)
    {
        string name = $"RoundTrip{Interlocked.Increment(ref _lastNamespace)}";
        GeneratorRun run = GeneratorRun.Checked(TestCompilation.Create(name, [$"namespace {name};\n{source}"], []));
        Type scenario = Load(run.Output).GetType($"{name}.Scenario", throwOnError: true)!;
        Func<object> make = scenario.GetMethod("Make")!.CreateDelegate<Func<object>>();
        Func<object, string> describe = scenario.GetMethod("Describe")!.CreateDelegate<Func<object, string>>();

        object graph = make();
        Assert.Equal(expected, describe(graph));
        byte[] state = StateSerializer.Save(graph);
        object restored = StateSerializer.Load<object>(state, options)!;
        Assert.NotSame(graph, restored);
        Assert.Equal(expected, describe(restored));
        Assert.Equal(state, StateSerializer.Save(restored));
    }

    /// <summary>Loads a compilation and, if it refers to other compilations, those before.</summary>
    public static Assembly Load(Compilation compilation)
    {
        using MemoryStream image = new();
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }
}
