using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A field that cannot be saved is an error where it stands.</summary>
public sealed class STFY1001Tests
{
    [Fact]
    public void A_class_that_is_not_savable_is_an_error() => Assert.Equal(
        ["'Unit._map' of type 'Map?' cannot be saved: it is a class that is not marked [Savable]; mark Map [Savable], or exclude it with [NoSave(\"reason\")] and restore it in AfterLoad, or save a value in its place with [SaveAs<T>]"],
        AnalyzerRun.Check("public class Map; [Savable] public partial class Unit { private Map? {|STFY1001:_map|}; }"));

    [Theory]
    [InlineData("public System.Threading.Tasks.Task? {|STFY1001:X|};")]
    [InlineData("[field: ZeroValue] public event Action? {|STFY1001:X|}; public void Raise() => X?.Invoke();")]
    [InlineData("public System.Threading.Tasks.Task {|STFY1001:X|} { get; } = null!;")]
    [InlineData("public System.IO.Stream? {|STFY1001:X|}, {|STFY1001:Y|};")]
    [InlineData("public nint {|STFY1001:X|};")]
    [InlineData("public (int, System.Threading.Tasks.Task) {|STFY1001:X|};")]
    [InlineData("public List<System.Threading.Tasks.Task> {|STFY1001:X|} = [];")]
    [InlineData("public System.Threading.Tasks.Task[,] {|STFY1001:X|} = new System.Threading.Tasks.Task[1, 1];")]
    [InlineData("[ZeroValue] public unsafe int* {|STFY1001:X|};")]
    [InlineData("[SaveAs<System.Threading.Tasks.Task>] public int {|STFY1001:X|}; private System.Threading.Tasks.Task SaveX() => null!; private void LoadX(System.Threading.Tasks.Task value) { }")]
    public void Other_types_are_errors(string member) => AnalyzerRun.Check($"[Savable] public partial class Unit {{ {member} }}");

    [Theory]
    [InlineData("System.Runtime.CompilerServices.ConditionalWeakTable<string, string>?", "it attaches values to objects by their addresses; keep the values in a dictionary by reference, or attach them again in AfterLoad")]
    [InlineData("System.Collections.ObjectModel.ObservableCollection<int>?", "whoever observes it would be lost with its events; save its elements with [SaveAs<T[]>] and make it again")]
    [InlineData("System.Collections.Hashtable?", "its elements are of no type that could be checked; use Dictionary<TKey, TValue>")]
    [InlineData("System.Collections.Generic.Queue<System.Threading.Tasks.Task>?", "it holds System.Threading.Tasks.Task: it is a task: work in progress on this process's threads; exclude it")]
    public void The_message_says_why_and_what_to_do(string type, string reason) => Assert.Contains(
        reason, Assert.Single(AnalyzerRun.Check($"[Savable] public partial class Unit {{ public {type} {{|STFY1001:X|}}; }}")));

    [Fact]
    public void A_field_of_a_struct_is_an_error_too() => AnalyzerRun.Check("[Savable] public unsafe partial struct A { [ZeroValue] public fixed int {|STFY1001:X|}[4]; }");

    [Fact]
    public void Excluded_and_static_fields_are_fine() => AnalyzerRun.Check(
        "[Savable] public partial class Unit { public static Action? S; [NoSave(\"cache\")] public Action? X; [ZeroValue] public Action? Y; [External(\"k\")] public Action? Z; }");
}
