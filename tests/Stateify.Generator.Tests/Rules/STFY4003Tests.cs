using Microsoft.CodeAnalysis;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>What implements the interface of a field, or derives from a savable class of another assembly, had better be savable.</summary>
public sealed class STFY4003Tests
{
    [Fact]
    public void The_message_names_the_way_and_the_cure() => Assert.Equal(
        ["At 'Unit.Brain' there can be a 'Sleeper', which cannot be saved: it is a class that is not marked [Savable]; mark Sleeper [Savable], or exclude it with [NoSave(\"reason\")] and restore it in AfterLoad, or save a value in its place with [SaveAs<T>]"],
        AnalyzerRun.Check("public interface IBrain; [Savable] public partial class Hunter : IBrain; public class Sleeper : IBrain; [Savable] public partial class Unit { public IBrain? {|STFY4003:Brain|}; }"));

    [Theory]
    [InlineData("public interface IBrain; public struct Sleeper : IBrain; [Savable] public partial class Unit { public IBrain? {|STFY4003:Brain|}; }")]
    [InlineData("public interface IBrain; public abstract class Brain : IBrain; public class Sleeper : Brain; [Savable] public partial class Unit { public List<IBrain>? {|STFY4003:Brain|}; }")]
    [InlineData("public interface IBrain<T>; public class Sleeper : IBrain<int>; [Savable] public partial class Unit { public IBrain<int>? {|STFY4003:Brain|}; }")]
    [InlineData("public interface IBrain<T>; public class Sleeper<T> : IBrain<T>; [Savable] public partial class Unit { public IBrain<int>? {|STFY4003:Brain|}; }")]
    [InlineData("public interface IBrain; public class Sleeper : IBrain { public System.Threading.Timer? Timer; } [Savable] public partial class Unit { public IBrain? {|STFY4003:Brain|}; }")]
    public void Every_kind_of_type_is_found(string source) =>
        Assert.Contains("'Sleeper", Assert.Single(AnalyzerRun.Check(source)), StringComparison.Ordinal);

    [Fact]
    public void A_class_that_derives_from_a_savable_one_of_another_assembly_is_reported_where_it_is_declared()
    {
        MetadataReference library = TestCompilation.ReferenceAssembly(GeneratorRun.Of(
            TestCompilation.Create("Units", ["[Savable] public partial class Unit; [Savable] public partial class Army { private List<Unit> _units = []; public void Add(Unit unit) => _units.Add(unit); }"], [])).Output);
        Compilation consumer = GeneratorRun.Of(TestCompilation.Create("Consumer", ["public abstract class Machine : Unit; public class Tank : Machine;"], [library])).Output;
        Diagnostic found = Assert.Single(AnalyzerRun.Diagnostics(consumer));
        Assert.Equal("STFY4003", found.Id);
        Assert.StartsWith("At 'Unit' there can be a 'Tank', which cannot be saved: it is a class that is not marked [Savable]; mark Tank", found.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal("Tank", found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
    }

    [Theory]
    [InlineData("public interface IBrain; [Savable] public partial class Hunter : IBrain; [Savable] public partial struct Sleeper : IBrain; [Savable] public partial class Unit { public IBrain? Brain; }")]
    [InlineData("public interface IBrain; public class Sleeper : IBrain; [Savable] public partial class Unit { [NoSave(\"made by AfterLoad\")] public IBrain? Brain; }")]
    [InlineData("public interface IBrain<T>; public class Sleeper : IBrain<string>; [Savable] public partial class Unit { public IBrain<int>? Brain; }")]
    [InlineData("public class ByName : IComparer<string> { public int Compare(string? x, string? y) => 0; } [Savable] public partial class Unit { public IComparer<string>? Order; public IDisposable? Other; public object? Any; } public class Sleeper : IDisposable { public void Dispose() { } }")]
    public void What_is_savable_and_what_implements_interfaces_of_the_platform_is_fine(string source) => AnalyzerRun.Check(source);
}
