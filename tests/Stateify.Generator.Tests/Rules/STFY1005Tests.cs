using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>An attribute without effect misleads its reader.</summary>
public sealed class STFY1005Tests
{
    [Fact]
    public void An_attribute_in_a_type_that_is_not_savable_is_a_warning() => Assert.Equal(
        ["[NoSave] on 'X' has no effect: 'Unit' is not [Savable]; mark it [Savable] or remove the attribute"],
        AnalyzerRun.Check("public class Unit { [{|STFY1005:NoSave(\"cache\")|}] public int X; }"));

    [Fact]
    public void An_attribute_on_a_static_member_is_a_warning() => Assert.Equal(
        ["[Wait] on 'X' has no effect: it is static, and only what objects hold is saved; remove the attribute"],
        AnalyzerRun.Check("[Savable] public partial class Unit { [{|STFY1005:Wait|}] public static Unit? X; }"));

    [Theory]
    [InlineData("[{|STFY1005:SaveAs<int>|}] public int X => 1;")]
    [InlineData("[{|STFY1005:External(\"k\")|}] public int this[int i] => i;")]
    [InlineData("[{|STFY1005:NoSave(\"none\")|}] public event Action X { add { } remove { } }")]
    public void An_attribute_on_a_member_without_a_field_is_a_warning(string member) =>
        AnalyzerRun.Check($"[Savable] public partial class Unit {{ {member} }}");

    [Fact]
    public void An_attribute_on_a_parameter_that_holds_no_state_is_a_warning() => Assert.Equal(
        ["[NoSave] on 'x' has no effect: no member uses it after construction, so it holds nothing; put the attribute on the field it is stored in, or remove it"],
        AnalyzerRun.Check("[Savable] public partial class Unit([{|STFY1005:NoSave(\"cache\")|}] int x, [Wait] Unit? y) { public int X = x; public Unit? Y() => y; }"));

    [Theory]
    [InlineData("[Savable] public partial class Unit { public void Run([{|STFY1005:ZeroValue|}] int x) { } }")]
    [InlineData("[Savable] public partial record Unit([{|STFY1005:ZeroValue|}] int X, int Y) { public int X => Y; }")]
    [InlineData("public record Unit([{|STFY1005:ZeroValue|}] int X);")]
    [InlineData("[Savable] public partial record Unit([ZeroValue] int X, [property: ZeroValue] int Y, [field: ZeroValue] int Z);")]
    public void So_it_is_elsewhere_but_not_on_what_a_record_keeps(string source) => AnalyzerRun.Check(source);

    [Fact]
    public void Attributes_of_like_names_are_none_of_ours() =>
        AnalyzerRun.Check("public class NoSaveAttribute : Attribute; public class Unit { [global::NoSave] public int X; }");

    [Theory]
    [InlineData("[{|STFY1005:Wait|}] public int X;")]
    [InlineData("[{|STFY1005:Wait|}] public string? X;")]
    [InlineData("[{|STFY1005:Wait|}] public List<int?>? X;")]
    [InlineData("[{|STFY1005:Wait|}] public (int, DateTime)[]? X;")]
    [InlineData("[{|STFY1005:Wait|}, SaveAs<int>] public Unit? X; private int SaveX() => 0; private void LoadX(int value) { }")]
    public void There_is_nothing_to_wait_for_in_a_value(string member) => AnalyzerRun.Check($"[Savable] public partial class Unit {{ {member} }}");

    [Theory]
    [InlineData("[Wait] public object? X;")]
    [InlineData("[Wait] public Dictionary<string, Unit>? X;")]
    [InlineData("[Wait] public (int, IDisposable?) X;")]
    [InlineData("[Wait] public WeakReference? X;")]
    [InlineData("[Wait] public Action? X;")]
    public void There_may_be_in_others(string member) => AnalyzerRun.Check($"[Savable] public partial class Unit {{ {member} }}");

    [Fact]
    public void A_former_name_of_what_is_not_read_has_none() => Assert.Equal(
        ["[FormerlyNamed] on 'X' has no effect: nothing is read for it from files of any version; say [RemovedField] on the type, or remove the attribute"],
        AnalyzerRun.Check("[Savable] public partial class Unit { [NoSave(\"a cache\"), {|STFY1005:FormerlyNamed(\"Y\")|}] public int X; [FormerlyNamed(\"W\")] public int Z; }"));

    [Fact]
    public void Members_of_interfaces_and_enums_have_no_state() => Assert.Equal(
        ["[NoSave] on 'X' has no effect: an interface has no fields; put the attribute on the fields of the classes that implement it",
         "[FormerlyNamed] on 'Red' has no effect: values of enums are saved as numbers; remove the attribute"],
        AnalyzerRun.Check("public interface I { [{|STFY1005:NoSave(\"r\")|}] int X { get; } } public enum Color { [{|STFY1005:FormerlyNamed(\"Rot\")|}] Red }"));
}
