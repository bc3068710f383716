using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

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
    /// <param name="assemblyAttributes">Attributes of the assembly, with <c>{0}</c> for the namespace.</param>
    public static void Check(string expected, string source, params string[] assemblyAttributes) =>
        Check(expected, source, LoadOptions.Default, assemblyAttributes);

    /// <inheritdoc cref="Check(string, string, string[])"/>
    public static void Check(string expected, string source, LoadOptions options, params string[] assemblyAttributes)
    {
        string name = $"RoundTrip{Interlocked.Increment(ref _lastNamespace)}";
        string attributes = string.Join('\n', assemblyAttributes).Replace("{0}", name, StringComparison.Ordinal);
        GeneratorRun run = GeneratorRun.Checked(TestCompilation.Create(name, [$"{attributes}\nnamespace {name};\n{source}"], []));
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

    /// <summary>Loads the assembly that a compilation makes.</summary>
    public static Assembly Load(Compilation compilation) =>
        AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(TestCompilation.Emit(compilation)));
}
