using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>No method is taken for a hook that does not run as one.</summary>
public sealed class STFY2002Tests
{
    [Fact]
    public void A_name_that_differs_a_little_is_an_error() => Assert.Equal(
        ["'Unit.OnAfterLoad' looks like the hook AfterLoad but would never run, because it has another name; name it AfterLoad, or something else altogether"],
        AnalyzerRun.Check("[Savable] public partial class Unit { private void {|STFY2002:OnAfterLoad|}() { } }"));

    [Theory]
    [InlineData("private void {|STFY2002:Beforesave|}() { }")]
    [InlineData("private void {|STFY2002:OnBeforeSave|}(SaveContext context) { }")]
    [InlineData("private void {|STFY2002:After_Load|}(LoadContext context) { }")]
    [InlineData("private void {|STFY2002:afterLoad|}() { }")]
    [InlineData("private void {|STFY2002:AfterLaod|}() { }")]
    [InlineData("private void {|STFY2002:AfterSaved|}() { }")]
    [InlineData("private void {|STFY2002:BeforSave|}() { }")]
    [InlineData("private void {|STFY2002:AfterLosd|}(SaveContext context) { }")]
    [InlineData("private System.Threading.Tasks.Task {|STFY2002:AfterLoadAsync|}() => System.Threading.Tasks.Task.CompletedTask;")]
    [InlineData("private static void {|STFY2002:OnUpgrade|}(SavedRow row) { }")]
    public void Other_names_are_errors(string member) => AnalyzerRun.Check($"[Savable] public partial class Unit {{ {member} }}");

    [Fact]
    public void A_hook_of_a_base_class_that_is_not_savable_is_an_error() => Assert.Equal(
        ["'Entity.AfterLoad' looks like the hook AfterLoad of 'Unit' but would never run, because 'Entity' is not [Savable]; mark 'Entity' [Savable], or declare AfterLoad in 'Unit' and call it from there"],
        AnalyzerRun.Check("public abstract class Entity { protected void AfterLoad() { } } [Savable] public partial class {|STFY2002:Unit|} : Entity;"));

    [Theory]
    [InlineData("[Savable] public partial class Unit { private void AfterLoad() => OnAfterLoad(); protected virtual void OnAfterLoad() { } }")]
    [InlineData("[Savable] public partial class Unit { public event Action? Loaded; public Unit() => Loaded += AfterLoaded; [SavableCallback] private void AfterLoaded() => Loaded?.Invoke(); }")]
    [InlineData("public interface ILoader { void OnAfterLoad(); } [Savable] public partial class Unit : ILoader { public void OnAfterLoad() { } }")]
    [InlineData("public abstract class Base { public abstract void Aftersave(); } [Savable] public partial class Unit : Base { public override void Aftersave() { } }")]
    [InlineData("[Savable] public partial class Unit { private void AfterLoad(LoadContext context) { } private void AfterLoadAll(int x) { } public void Save() { } public void AfterRoad(int x) { } }")]
    [InlineData("public class Plain { private void OnAfterLoad() { } }")]
    [InlineData("public abstract class Base { protected abstract void AfterLoad(); } [Savable] public partial class Unit : Base { protected override void AfterLoad() { } }")]
    public void Methods_with_another_purpose_are_fine(string source) => AnalyzerRun.Check(source);
}
