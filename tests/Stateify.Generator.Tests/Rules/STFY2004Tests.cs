using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>What a save changes can be undone.</summary>
public sealed class STFY2004Tests
{
    private const string Clock = "[Savable] public partial class Clock { public bool Runs; public int Ticks { get; set; } public event Action? Rang; public void Stop() => Halt(); private void Halt() => Runs = false; public bool IsLate() => Ticks > 3; public void Ring() => Rang?.Invoke(); } ";

    [Fact]
    public void A_change_of_another_object_is_noted() => Assert.Equal(
        ["'Unit.BeforeSave' changes other objects (Clock.Stop(), Clock.Ticks), and a program that goes on after the save keeps them so; undo it in AfterSave"],
        AnalyzerRun.Check(Clock + "[Savable] public partial class Unit { private Clock _clock = new(); private void {|STFY2004:BeforeSave|}() { _clock.Stop(); _clock.Ticks++; } }"));

    [Theory]
    [InlineData("public Clock? C; private void {|STFY2004:BeforeSave|}(SaveContext context) => C?.Stop();")]
    [InlineData("public List<Clock> C = []; private void {|STFY2004:BeforeSave|}() { foreach (Clock clock in C) clock.Runs = false; }")]
    [InlineData("public Clock[] C = []; private void {|STFY2004:BeforeSave|}() { Clock first = C[0]; first.Ticks = 0; }")]
    [InlineData("public Clock C = new(); private void {|STFY2004:BeforeSave|}() => C.Rang += On; [SavableCallback] private void On() { }")]
    public void Other_changes_are_too(string members) => AnalyzerRun.Check($"{Clock}[Savable] public partial class Unit {{ {members} }}");

    [Theory]
    [InlineData("public Clock C = new(); private void BeforeSave() => C.Stop(); private void AfterSave() => C.Runs = true;")]
    [InlineData("public Clock C = new(); public bool Late; private void BeforeSave() => Late = C.IsLate();")]
    [InlineData("private readonly List<int> _x = []; private int _y; private void BeforeSave() { _x.Clear(); _y++; }")]
    [InlineData("public Clock C = new(); private void BeforeSave() => C = new Clock { Runs = true };")]
    [InlineData("public Clock C = new(); private void BeforeSave() { Clock copy = new(); copy.Stop(); C = copy; }")]
    public void Changes_that_are_undone_or_its_own_are_fine(string members) => AnalyzerRun.Check($"{Clock}[Savable] public partial class Unit {{ {members} }}");

    [Fact]
    public void A_base_class_can_undo_it() => AnalyzerRun.Check(
        $"{Clock}[Savable] public abstract partial class Base {{ protected Clock C = new(); private void AfterSave() => C.Runs = true; }} [Savable] public partial class Unit : Base {{ private void BeforeSave() => C.Stop(); }}");
}
