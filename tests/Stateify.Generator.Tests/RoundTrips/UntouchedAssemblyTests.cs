using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.RoundTrips;

/// <summary>Types of assemblies of which a new process has used nothing when it loads their objects.</summary>
public sealed class UntouchedAssemblyTests : IDisposable
{
    private const string Bottom = """
        namespace Bottom;

        [Savable(Name = "leaf")]
        public sealed partial class Leaf { public int X; public Func<int, string>? Call; public override string ToString() => $"{Call?.Invoke(X)}"; }

        public static class Calls { [SavableCallback] public static string Show(int x) => $"leaf {x}"; }
        """;

    private const string Middle = """
        namespace Middle;

        [Savable]
        public sealed partial class Branch<T>
        {
            public object? Any;
            public T? Item;
            public override string ToString() => $"{Any} {Item}";
        }

        public static class Trees
        {
            public static object Make()
            {
                Bottom.Leaf leaf = new() { X = 7, Call = Bottom.Calls.Show };
                return new Branch<Bottom.Leaf> { Any = leaf, Item = leaf };
            }

            private static readonly Branch<Bottom.Leaf>? Known;
        }
        """;

    private const string Program = """
        using System.IO;

        public static class Program
        {
            public static void Main(string[] args)
            {
                if (args[0] == "save")
                    Save(args[1]);
                bool touched = AppDomain.CurrentDomain.GetAssemblies().Any(static assembly => assembly.GetName().Name is "Middle" or "Bottom");
                byte[] state = File.ReadAllBytes(args[1]);
                bool can = args[0] != "can" || StateSerializer.CanLoad(state).CanLoad;
                object loaded = StateSerializer.Load<object>(state)!;
                Console.Write($"{touched} {can} {loaded} {StateSerializer.Save(loaded).AsSpan().SequenceEqual(state)}");
            }

            private static void Save(string path) => File.WriteAllBytes(path, StateSerializer.Save(Middle.Trees.Make()));
        }
        """;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("stateify");

    [Theory]
    [InlineData("load")]
    [InlineData("can")]
    public void A_new_process_loads_objects_of_assemblies_that_it_has_not_used(string mode)
    {
        GeneratorRun bottom = Library("Bottom", Bottom);
        GeneratorRun middle = Library("Middle", "[assembly: SavableType(typeof(Middle.Branch<Bottom.Leaf>))]\n" + Middle, TestCompilation.ReferenceAssembly(bottom.Output));
        GeneratorRun absent = GeneratorRun.Checked(TestCompilation.Create("Absent", ["[Savable] public sealed partial class Absent;"], []));
        CSharpCompilation program = TestCompilation.Create("Program", [Program], [TestCompilation.ReferenceAssembly(middle.Output), TestCompilation.ReferenceAssembly(absent.Output)]);
        Deploy("Program", GeneratorRun.Checked(program.WithOptions(program.Options.WithOutputKind(OutputKind.ConsoleApplication))).Output);

        Assert.Equal("True True leaf 7 leaf 7 True", Run("save"));
        Assert.Equal("False True leaf 7 leaf 7 True", Run(mode));
    }

    [Fact]
    public void A_library_that_can_be_named_only_by_an_alias_is_found()
    {
        GeneratorRun library = GeneratorRun.Checked(TestCompilation.Create("My.Library", ["namespace Aliased; [Savable] public sealed partial class Thing;"], []));
        MetadataReference reference = TestCompilation.ReferenceAssembly(library.Output).WithAliases(["other"]);
        GeneratorRun program = GeneratorRun.Checked(TestCompilation.Create("AliasProgram", ["public sealed class Nothing;"], [reference]));
        string registry = Assert.Single(program.Files).Value;
        Assert.Contains("extern alias other;", registry, StringComparison.Ordinal);
        Assert.Contains("other::Stateify.Generated.StateRegistryOf_My_Library_", registry, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_without_savable_types_that_refers_to_none_gets_no_code() =>
        Assert.Empty(GeneratorRun.Checked("public sealed class Nothing;").Files);

    public void Dispose() => _directory.Delete(recursive: true);

    private GeneratorRun Library(string name, string source, params MetadataReference[] references)
    {
        GeneratorRun run = GeneratorRun.Checked(TestCompilation.Create(name, [source], references));
        Deploy(name, run.Output);
        return run;
    }

    private void Deploy(string name, Compilation compilation) =>
        File.WriteAllBytes(Path.Combine(_directory.FullName, name + ".dll"), TestCompilation.Emit(compilation));

    private string Run(string mode)
    {
        string runtime = typeof(StateSerializer).Assembly.Location;
        File.Copy(runtime, Path.Combine(_directory.FullName, Path.GetFileName(runtime)), overwrite: true);
        string config = Path.Combine(_directory.FullName, "Program.runtimeconfig.json");
        File.WriteAllText(config, $$"""{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"{{Environment.Version}}" } } }""");
        ProcessStartInfo start = new(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"), ["exec", "--runtimeconfig", config, Path.Combine(_directory.FullName, "Program.dll"), mode, Path.Combine(_directory.FullName, "state")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("", errors);
        return output;
    }
}
