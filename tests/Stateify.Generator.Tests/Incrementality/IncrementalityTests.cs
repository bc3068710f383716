using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stateify.Generator.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Stateify.Generator.Tests.Incrementality;

/// <summary>What runs again after an edit: no more than what depends on it, by the exact reason of each step.</summary>
public sealed class IncrementalityTests
{
    private const string UnitFile = "Unit.g.cs";
    private const string WorldFile = "World.g.cs";
    private const string RegistryFile = "State-Registry.g.cs";

    private const string Unit = "[Savable] public sealed partial class Unit { private int _health; private void Hit() { } }";
    private const string World = "[Savable] public sealed partial class World { private Unit? _unit; }";
    private const string Other = "public sealed class Other { public int Add(int x) => x + 1; }";
    private const string Registration = "[assembly: SavableType(typeof(List<Unit>))]";

    private static readonly CSharpCompilation Original = TestCompilation.Create(Unit, World, Other, Registration);
    private static readonly GeneratorRun First = GeneratorRun.Checked(Original);

    [Fact]
    public void The_first_run_makes_everything()
    {
        Assert.Equal([New, New], First.Reasons(TrackingNames.Types));
        Assert.Equal([New], First.Reasons(TrackingNames.RegistryTypes));
        Assert.Equal([New], First.Reasons(TrackingNames.RegisteredTypes));
        Assert.Equal([New], First.Reasons(TrackingNames.Registry));
        AssertEmitted(First, New, New, New);
    }

    [Theory]
    [InlineData("public sealed class Other { public int Add(int x) => x + 2; }")]
    [InlineData("// Adds.\npublic sealed class Other { public int Add(int x) => x + 1; }")]
    [InlineData("public sealed class Other { public int Add(int x) => x + 1; public int Sub(int x) => x - 1; } public interface IMore;")]
    [InlineData("public sealed class Other { public int Add(int x) => ")]
    [InlineData("")]
    public void An_edit_elsewhere_runs_nothing_again(string edited) => AssertIdle(Replace(Other, edited));

    [Theory]
    [InlineData("[Savable] public sealed partial class Unit { private int _health; private void Hit() => _health--; }")]
    [InlineData("/// <summary>A unit.</summary>\n[Savable] public sealed partial class Unit { /* points */ private int _health; private void Hit() { } }")]
    [InlineData("[Savable] public sealed partial class Unit { private int _health = 100; private const int Max = 1; private void Hit() { } public int Health => _health; }")]
    public void An_edit_of_a_savable_type_that_leaves_its_fields_alone_emits_nothing_again(string edited) => AssertIdle(Replace(Unit, edited));

    [Fact]
    public void A_new_field_emits_the_file_of_its_type_only()
    {
        GeneratorRun run = First.Then(Replace(Unit, Unit.Replace("private int _health;", "private int _health; private long _mana;", StringComparison.Ordinal)));

        Assert.Equal([Modified, Cached], run.Reasons(TrackingNames.Types));
        Assert.Equal([Unchanged], run.Reasons(TrackingNames.RegistryTypes));
        Assert.Equal([Cached], run.Reasons(TrackingNames.RegisteredTypes));
        Assert.Equal([Cached], run.Reasons(TrackingNames.Registry));
        AssertEmitted(run, unit: Modified, world: Cached, registry: Cached);
    }

    [Fact]
    public void A_new_library_with_savable_types_emits_the_registry_only()
    {
        GeneratorRun library = GeneratorRun.Checked(TestCompilation.Create("ALibrary", ["[Savable] public sealed partial class Thing;"], []));
        CSharpCompilation edited = Original.AddReferences(TestCompilation.ReferenceAssembly(library.Output));
        GeneratorRun run = First.Then(edited);

        Assert.Equal([Modified], run.Reasons(TrackingNames.Assembly));
        AssertEmitted(run, unit: Cached, world: Cached, registry: Modified);
        Assert.Equal([Unchanged], run.Then(Replace(Other, "", edited)).Reasons(TrackingNames.Assembly));
        AssertEmitted(run.Then(Replace(Other, "", edited)), Cached, Cached, Cached);
    }

    [Fact]
    public void A_new_library_without_savable_types_emits_nothing()
    {
        GeneratorRun library = GeneratorRun.Checked(TestCompilation.Create("AnotherLibrary", ["public sealed class Thing;"], []));
        First.Then(Original.AddReferences(TestCompilation.ReferenceAssembly(library.Output))).AssertIdle();
    }

    [Fact]
    public void A_change_that_unseals_a_type_emits_the_types_that_refer_to_it()
    {
        GeneratorRun run = First.Then(Replace(Unit, Unit.Replace("sealed ", "", StringComparison.Ordinal)));

        Assert.Equal([Modified, Modified], run.Reasons(TrackingNames.Types));
        AssertEmitted(run, unit: Modified, world: Modified, registry: Modified);
    }

    [Fact]
    public void A_new_savable_type_emits_its_file_and_the_registry()
    {
        GeneratorRun run = First.Then(Original.AddSyntaxTrees(
            TestCompilation.Parse("[Stateify.Savable] public sealed partial class Item { private int _x; }", "Item.cs")));

        Assert.Equal([Cached, Cached, New], run.Reasons(TrackingNames.Types));
        Assert.Equal([Modified], run.Reasons(TrackingNames.RegistryTypes));
        Assert.Equal([Cached], run.Reasons(TrackingNames.RegisteredTypes));
        Assert.Equal([Modified], run.Reasons(TrackingNames.Registry));
        SortedDictionary<string, IncrementalStepRunReason> emitted = run.Emitted();
        Assert.Equal(New, emitted["Item.g.cs"]);
        Assert.True(emitted.Remove("Item.g.cs"));
        AssertEmitted(emitted, unit: Cached, world: Cached, registry: Modified);
    }

    [Fact]
    public void A_type_that_is_savable_no_longer_loses_its_file()
    {
        GeneratorRun run = First.Then(Replace(World, "public sealed partial class World;"));

        Assert.Equal([UnitFile, RegistryFile], run.Files.Keys.Order().Reverse());
        Assert.DoesNotContain("World", run.Files[RegistryFile], StringComparison.Ordinal);
    }

    [Fact]
    public void A_registration_emits_the_registry_only()
    {
        GeneratorRun run = First.Then(Replace(Registration, "[assembly: SavableType(typeof(HashSet<Unit>))]"));

        Assert.Equal([Cached, Cached], run.Reasons(TrackingNames.Types));
        Assert.Equal([Cached], run.Reasons(TrackingNames.RegistryTypes));
        Assert.Equal([Modified], run.Reasons(TrackingNames.RegisteredTypes));
        Assert.Equal([Modified], run.Reasons(TrackingNames.Registry));
        AssertEmitted(run, unit: Cached, world: Cached, registry: Modified);
    }

    [Fact]
    public void An_error_in_one_type_leaves_the_others_alone()
    {
        GeneratorRun run = First.Then(Replace(World, "[Savable] public sealed partial class World { private Unit? _unit; private System.Threading.Tasks.Task? _a; }"));

        Assert.Equal([Cached, Removed], run.Reasons(TrackingNames.Types));
        Assert.Equal(Cached, run.Emitted()[UnitFile]);
        Assert.DoesNotContain(WorldFile, run.Files.Keys);
    }

    private static CSharpCompilation Replace(string source, string edited, CSharpCompilation? original = null)
    {
        SyntaxTree tree = Original.SyntaxTrees.Single(candidate => candidate.ToString() == source);
        return (original ?? Original).ReplaceSyntaxTree(tree, TestCompilation.Parse(edited, tree.FilePath));
    }

    private static void AssertIdle(CSharpCompilation edited)
    {
        GeneratorRun run = First.Then(edited);
        Assert.Equal([Cached, Cached], run.Reasons(TrackingNames.Types));
        Assert.Equal([Cached], run.Reasons(TrackingNames.RegistryTypes));
        Assert.Equal([Cached], run.Reasons(TrackingNames.RegisteredTypes));
        Assert.Equal([Cached], run.Reasons(TrackingNames.Registry));
        AssertEmitted(run, Cached, Cached, Cached);
    }

    private static void AssertEmitted(
        GeneratorRun run, IncrementalStepRunReason unit, IncrementalStepRunReason world, IncrementalStepRunReason registry) =>
        AssertEmitted(run.Emitted(), unit, world, registry);

    private static void AssertEmitted(
        SortedDictionary<string, IncrementalStepRunReason> emitted, IncrementalStepRunReason unit, IncrementalStepRunReason world, IncrementalStepRunReason registry) =>
        Assert.Equal(
            new SortedDictionary<string, IncrementalStepRunReason>(StringComparer.Ordinal) { [UnitFile] = unit, [WorldFile] = world, [RegistryFile] = registry },
            emitted);
}
