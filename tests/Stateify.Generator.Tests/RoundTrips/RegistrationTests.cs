using System.Reflection;
using System.Runtime.Loader;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.RoundTrips;

/// <summary>Names that two types of a program claim. Each program has a registry of its own, for a bad one stays bad.</summary>
public sealed class RegistrationTests
{
    [Theory]
    [InlineData("[Savable(Name = \"Taken\")] public partial class A; [Savable(Name = \"Taken\")] public partial class B;")]
    [InlineData("[Savable(Name = \"Taken\")] public partial class A; [Savable(Name = \"Taken\")] public partial struct B;")]
    [InlineData("[Savable(Name = \"B\")] public partial class A; [Savable] public partial class B;")]
    [InlineData("[Savable(Name = \"System.String\")] public partial class A;")]
    [InlineData("[Savable(Name = \"System.Object\")] public partial class A;")]
    public void A_name_of_two_types_is_an_error_that_names_both(string types)
    {
        string outcome = Outcome(types);

        Assert.StartsWith("UnsavableType: Two savable types have the name ", outcome, StringComparison.Ordinal);
        Assert.Contains("A, ", outcome, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Savable] public partial class A;")]
    [InlineData("[Savable(Name = \"string\")] public partial class A;")]
    public void A_name_of_one_type_is_fine(string types) => Assert.Equal("A", Outcome(types));

    private static string Outcome(string types)
    {
        GeneratorRun run = GeneratorRun.Checked(TestCompilation.Create("Program", [$$"""
            {{types}}

            public static class Scenario
            {
                public static string Run()
                {
                    try
                    {
                        return StateSerializer.Load<object>(StateSerializer.Save(new A()))!.GetType().Name;
                    }
                    catch (StateException error)
                    {
                        return error.Message;
                    }
                }
            }
            """], []));
        AssemblyLoadContext program = new Program();
        Assembly assembly = program.LoadFromStream(new MemoryStream(TestCompilation.Emit(run.Output)));
        return (string)assembly.GetType("Scenario")!.GetMethod("Run")!.Invoke(null, null)!;
    }

    /// <summary>A program in this process that has the library for itself.</summary>
    private sealed class Program : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == typeof(StateSerializer).Assembly.GetName().Name ? LoadFromAssemblyPath(typeof(StateSerializer).Assembly.Location) : null;
    }
}
