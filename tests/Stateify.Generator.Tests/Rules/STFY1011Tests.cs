using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>What a savable type puts into its own fields can be saved.</summary>
public sealed class STFY1011Tests
{
    [Fact]
    public void A_collection_expression_for_a_read_only_interface_is_a_warning() => Assert.Equal(
        ["'Unit.X' is saved, but what it is given here cannot be: a collection expression for IReadOnlyList<int> is of a class of the compiler's; write new List<T> { ... } or an array, or declare the field as one"],
        AnalyzerRun.Check("[Savable] public partial class Unit { public IReadOnlyList<int> X = {|STFY1011:[1, 2]|}; }"));

    [Theory]
    [InlineData("public IEnumerable<int> X { get; } = {|STFY1011:[1]|};", "a collection expression for IEnumerable<int>")]
    [InlineData("public IReadOnlyCollection<int>? X; public void Set(int[] y) => X = y.Length == 0 ? null : ({|STFY1011:[.. y]|});", "a collection expression for IReadOnlyCollection<int>")]
    [InlineData("public IReadOnlyList<int>? X; public void Set() => X ??= {|STFY1011:[1]|};", "a collection expression for IReadOnlyList<int>")]
    [InlineData("public IEnumerable<int>? X; public void Set(int[] y) => this.X = {|STFY1011:y.Where(z => z > 3)|};", "a query made by Where runs whenever it is enumerated, and is of a class of the platform's; call ToList() or ToArray() on it")]
    [InlineData("public IEnumerable<int>? X; public void Set() => X = {|STFY1011:Walk()|}; private static IEnumerable<int> Walk() { yield return 1; }", "'Walk' is an iterator, whose result is a place in running code; call ToList() or ToArray() on it")]
    [InlineData("public Action X = {|STFY1011:() => { }|};", "a lambda has no name that would last; give its code a method and mark that [SavableCallback], or exclude the field")]
    [InlineData("public event Action? X; public Unit() => X += {|STFY1011:delegate { }|}; public void Raise() => X?.Invoke();", "a lambda has no name that would last")]
    [InlineData("public Action? X; public void Set() { X = {|STFY1011:Local|}; void Local() { } }", "a local function has no name that would last")]
    [InlineData("public Action? X; public void Set() => X = {|STFY1011:On|}; private void On() { }", "'Unit.On' is not marked [SavableCallback]; mark it, or exclude the field")]
    [InlineData("public Func<int, int>? X; public void Set() => X = {|STFY1011:Math.Abs|};", "'Math.Abs' is not marked [SavableCallback]")]
    [InlineData("public object? X; public void Set() => X = {|STFY1011:new { Y = 1 }|};", "it is of an anonymous type, whose name and members change with every build; make a [Savable] class or record of it")]
    [InlineData("public IDisposable? X = {|STFY1011:new System.IO.MemoryStream()|};", "it is a stream")]
    [InlineData("public object? X; public void Set(int i) => X = i switch { 0 => 1, 1 => {|STFY1011:new Plain()|}, _ => \"\" };", "it is a class that is not marked [Savable]; mark Plain [Savable]")]
    public void The_message_says_why_and_what_to_do(string members, string expected) => Assert.Contains(
        expected, Assert.Single(AnalyzerRun.Check($"public class Plain; [Savable] public partial class Unit {{ {members} }}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("public IReadOnlyList<int> X = [];")]
    [InlineData("public IList<int> X = [1]; public ICollection<int> Y = [2]; public List<int> Z = [3]; public int[] W = [4];")]
    [InlineData("public IReadOnlyList<int> X = new[] { 1 }; public IEnumerable<int> Y = new List<int> { 1 }; public IEnumerable<int> Z = Enumerable.Empty<int>();")]
    [InlineData("public IEnumerable<int>? X; public void Set(int[] y) => X = y.Where(z => z > 3).ToList();")]
    [InlineData("[NoSave(\"a view\")] public IReadOnlyList<int> X = [1]; [NoSave(\"a callback\")] public Action Y = () => { };")]
    [InlineData("public Action? X; public event Action? Y; public void Set(Action z) { X = On; Y += z; Y -= () => { }; X = null; X = Y; } [SavableCallback] private void On() { }")]
    [InlineData("public object X = new(); public object Y = 3; public object Z = new List<int>(); public object? W = new Unit(); public IComparable V = \"\";")]
    [InlineData("public void Set() { IReadOnlyList<int> x = [1]; Action y = () => x = [2]; y(); }")]
    [InlineData("public IReadOnlyList<int> X { get => [1]; } public static IReadOnlyList<int> Y = [1];")]
    public void What_can_be_saved_and_what_is_not_is_fine(string members) => AnalyzerRun.Check($"[Savable] public partial class Unit {{ {members} }}");

    [Fact]
    public void Other_types_may_hold_what_they_like() => AnalyzerRun.Check(
        "public class Plain { public IReadOnlyList<int> X = [1]; } [Savable] public partial class Unit { private class Inner { public IReadOnlyList<int> X = [1]; } public IReadOnlyList<int>? X; }");
}
