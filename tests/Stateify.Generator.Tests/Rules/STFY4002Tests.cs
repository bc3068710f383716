using Microsoft.CodeAnalysis;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>What derives from the savable type of a field is savable, too.</summary>
public sealed class STFY4002Tests
{
    private const string Tank = "[Savable] public partial class Unit; public class Tank : Unit;";

    [Fact]
    public void The_message_names_the_way_and_the_cure() => Assert.Equal(
        ["At 'World.Units[]' there can be a 'Tank', which cannot be saved: it is a class that is not marked [Savable]; mark Tank [Savable], or exclude it with [NoSave(\"reason\")] and restore it in AfterLoad, or save a value in its place with [SaveAs<T>]"],
        AnalyzerRun.Check($"{Tank} [Savable] public partial class World {{ public List<Unit> {{|STFY4002:Units|}} = []; }}"));

    [Theory]
    [InlineData("World.Map[][][]", "[Savable] public partial class World { public Dictionary<string, List<Unit>[]> {|STFY4002:Map|} = []; }")]
    [InlineData("World.Units", "[Savable] public partial class World { public (int, Unit?) {|STFY4002:Units|}; }")]
    [InlineData("World.Inner.Units[]", "[Savable] public partial struct Inner { public Unit[]? {|STFY4002:Units|}; } [Savable] public partial class World { public Inner Inner; }")]
    [InlineData("World.Regions[].Hero", "[Savable] public partial class World { public List<Region> Regions = []; public Tree? Tree; public Flag? Flag; } [Savable] public partial class Tree; [Savable] public partial class Flag; [Savable] public partial class Region { public Unit? {|STFY4002:Hero|}; public World? World; }")]
    [InlineData("World.Spare", "[Savable] public abstract partial class Place { public Unit? {|STFY4002:Spare|}; } [Savable] public partial class World : Place;")]
    [InlineData("World.Shape.Owner", "public interface IShape; [Savable] public partial class Circle : IShape { public Unit? {|STFY4002:Owner|}; } [Savable] public partial class World { public IShape? Shape; }")]
    [InlineData("World.Place.Garrison", "[Savable] public partial class Place; [Savable] public partial class Town : Place { public Unit? {|STFY4002:Garrison|}; } [Savable] public partial class World { public Place? Place; }")]
    [InlineData("World.Box", "[Savable] public partial class Box<T> { public T? Value; } [Savable] public partial class World { public Box<Unit>? {|STFY4002:Box|}; }")]
    [InlineData("World.Box.Value", "[Savable] public partial class Box<T> { public Unit? {|STFY4002:Value|}; } [Savable] public partial class World { public Box<int>? Box; }")]
    [InlineData("World[]", "[Savable] public partial class {|STFY4002:World|} : List<Unit>;")]
    [InlineData("World.Unit", "[Savable] public partial class World { [SaveAs<Unit>] public int {|STFY4002:Unit|}; private Unit SaveUnit() => new(); private void LoadUnit(Unit value) { } }")]
    public void Every_way_there_is_followed(string path, string source) => Assert.StartsWith(
        $"At '{path}' there can be a 'Tank'", Assert.Single(AnalyzerRun.Check($"{Tank} {source}")), StringComparison.Ordinal);

    [Fact]
    public void A_class_is_reported_at_the_first_field_on_the_shortest_way() => Assert.Equal(
        ["At 'World.Hero' there can be a 'Tank'", "At 'World.Hero' there can be a 'Light'"],
        AnalyzerRun.Check("""
            [Savable] public partial class Unit { public Unit? Next; }
            public class Tank : Unit { public class Light : Tank; }
            [Savable] public partial class Army { public List<Unit> Units = []; }
            [Savable] public partial class World { public Unit? {|STFY4002:{|STFY4002:Hero|}|}; public Army? Army; public Unit? Second; }
            """).Select(static message => message.Split(", which")[0]));

    [Fact]
    public void The_types_of_a_circle_begin_with_the_one_that_leads_to_most() => Assert.StartsWith(
        "At 'World.Army.Hero'",
        Assert.Single(AnalyzerRun.Check(
            Tank + "[Savable] public partial class Army { public World? World; public Unit? {|STFY4002:Hero|}; } [Savable] public partial class Flag; [Savable] public partial class Tree; [Savable] public partial class World { public Army? Army; public Flag? Flag; public Tree? Tree; }")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("[Savable] public partial class Unit; [Savable] public partial class Tank : Unit; [Savable] public partial class World { public Unit? Unit; }")]
    [InlineData("[Savable] public partial class Unit; public abstract class Machine : Unit; [Savable] public partial class World { public Unit? Unit; }")]
    [InlineData("[Savable] public partial class Unit; public class Tank : Unit; [Savable] public partial class World { [NoSave(\"shown only\")] public Unit? Shown; [External(\"unit\")] public Unit? Given; [ZeroValue] public Unit? None; public static Unit? All; }")]
    [InlineData("[Savable] public partial class Unit; public class Tank : Unit; public class World { public Unit? Unit; }")]
    [InlineData("[Savable] public partial class Unit; public class Tank : Unit; [Savable] public partial class World { public Func<Unit>? Make; public IEqualityComparer<Unit>? Same; }")]
    [InlineData("[Savable] public partial class Box<T>; public class IntBox : Box<int>; [Savable] public partial class World { public Box<string>? Box; }")]
    public void What_is_savable_and_what_no_field_leads_to_is_fine(string source) => AnalyzerRun.Check(source);

    [Fact]
    public void Nothing_is_said_twice_of_a_field_that_cannot_be_saved() =>
        AnalyzerRun.Check("public class Plain; public class Tank : Plain; [Savable] public partial class World { public Plain? {|STFY1001:Plain|}; }");

    [Fact]
    public void Classes_of_other_assemblies_are_known()
    {
        MetadataReference units = Library("Units", "[Savable] public partial class Unit; [Savable] public partial class Army { public List<Unit> Units { get; } = []; }");
        MetadataReference tanks = TestCompilation.ReferenceAssembly(TestCompilation.Create("Tanks", ["public class Tank : Unit;"], [units]));
        Diagnostic found = Assert.Single(Consumer("[Savable] public partial class World { public Army? Army; }", units, tanks));
        Assert.Equal("STFY4002", found.Id);
        Assert.StartsWith(
            "At 'World.Army.Units[]' there can be a 'Tank', which cannot be saved: it is a class of Tanks, where it is not marked [Savable]; exclude it", found.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal("Army", found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
    }

    [Fact]
    public void Any_number_of_ways_between_types_is_no_obstacle()
    {
        const int Count = 40;
        string types = string.Join("\n", Enumerable.Range(0, Count).Select(static i =>
            $"[Savable] public partial class T{i} : Part {{ public T{(i + 1) % Count}? Next; public Part? Any; public IPart[]? All; public Dictionary<T{(i + 7) % Count}, List<Part>>? Map; }}"));
        Assert.Single(AnalyzerRun.Diagnostics(GeneratorRun.Of(TestCompilation.Create(
            types, "public interface IPart; [Savable] public partial class Part : IPart; public class Lost : Part;")).Output));
    }

    private static MetadataReference Library(string name, string source) =>
        TestCompilation.ReferenceAssembly(GeneratorRun.Of(TestCompilation.Create(name, [source], [])).Output);

    private static IReadOnlyList<Diagnostic> Consumer(string source, params MetadataReference[] libraries) =>
        AnalyzerRun.Diagnostics(GeneratorRun.Of(TestCompilation.Create("Consumer", [source], libraries)).Output);
}
