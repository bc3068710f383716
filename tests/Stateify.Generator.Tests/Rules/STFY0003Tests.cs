using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>The state of a base class that is not savable would be lost.</summary>
public sealed class STFY0003Tests
{
    [Fact]
    public void A_base_class_with_fields_is_an_error() => Assert.Equal(
        ["'Unit' derives from 'Entity', which is not [Savable], and would lose its state (_id, Name); mark 'Entity' [Savable] or derive from a class without state"],
        AnalyzerRun.Check("public class Entity { private int _id; public int Next() => ++_id; public string? Name { get; set; } } [Savable] public partial class {|STFY0003:Unit|} : Entity;"));

    [Fact]
    public void A_base_class_whose_fields_cannot_be_seen_is_an_error() =>
        AnalyzerRun.Check("[Savable] public partial class {|STFY0003:Names|} : System.Collections.ObjectModel.Collection<string>;");

    [Fact]
    public void A_collection_or_comparer_of_the_platform_is_fine() => AnalyzerRun.Check("""
        [Savable] public partial class Names : List<string>;
        [Savable] public partial class Index<T> : Dictionary<string, T>;
        [Savable] public sealed partial class Backwards : Comparer<int> { public override int Compare(int x, int y) => y.CompareTo(x); }
        """);

    [Fact]
    public void A_collection_of_what_cannot_be_saved_is_an_error() =>
        AnalyzerRun.Check("[Savable] public partial class {|STFY1001:Handlers|} : List<System.Threading.Tasks.Task>;");

    [Fact]
    public void A_gap_in_the_chain_is_an_error() =>
        AnalyzerRun.Check("[Savable] public partial class A; public class B : A; [Savable] public partial class {|STFY0003:C|} : B;");

    [Fact]
    public void A_base_class_without_state_is_fine() =>
        AnalyzerRun.Check("public abstract class A { public const int X = 1; public static int Y { get; set; } } [Savable] public partial class B : A;");
}
