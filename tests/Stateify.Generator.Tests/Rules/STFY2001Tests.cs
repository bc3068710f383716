using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A method with the name of a hook is one.</summary>
public sealed class STFY2001Tests
{
    [Fact]
    public void A_method_of_another_signature_is_an_error() => Assert.Equal(
        ["'Unit.AfterLoad' has the name of a hook but would never run, because it has other parameters; rename it, or declare it as 'void AfterLoad()' or 'void AfterLoad(LoadContext context)'"],
        AnalyzerRun.Check("[Savable] public partial class Unit { private void {|STFY2001:AfterLoad|}(int x) { } }"));

    [Theory]
    [InlineData("private static void {|STFY2001:BeforeSave|}() { }")]
    [InlineData("private bool {|STFY2001:AfterSave|}() => true;")]
    [InlineData("private void {|STFY2001:BeforeSave|}(LoadContext context) { }")]
    [InlineData("private void {|STFY2001:AfterLoad|}<T>() { }")]
    [InlineData("private void {|STFY2001:AfterLoad|}(in LoadContext context) { }")]
    [InlineData("private async void {|STFY2001:AfterLoad|}() => await System.Threading.Tasks.Task.Yield();")]
    [InlineData("[Obsolete(\"called by Stateify\", true)] private void {|STFY2001:AfterLoad|}() { }")]
    [InlineData("private void AfterLoad() { } private void {|STFY2001:AfterLoad|}(LoadContext context) { }")]
    public void Other_methods_are_errors(string member) => AnalyzerRun.Check($"[Savable] public partial class Unit {{ {member} }}");

    [Theory]
    [InlineData("static void {|STFY2001:AfterLoad|}() { }", "because it is static;")]
    [InlineData("void {|STFY2001:AfterLoad|}<T>() { }", "because it is generic;")]
    [InlineData("async void {|STFY2001:AfterLoad|}() => await System.Threading.Tasks.Task.Yield();", "because it is async, and nothing would wait for it;")]
    [InlineData("int {|STFY2001:AfterLoad|}() => 0;", "because it returns 'int';")]
    [InlineData("[System.Diagnostics.Conditional(\"DEBUG\")] void {|STFY2001:AfterLoad|}() { }", "because code cannot always call it;")]
    [InlineData("void AfterLoad() { } void {|STFY2001:AfterLoad|}(LoadContext context) { }", "because there is another one;")]
    [InlineData("void {|STFY2001:Upgrade|}(SavedRow row) { }", "because it is not static; rename it, or declare it as 'static void Upgrade(SavedRow row)'")]
    public void The_message_says_why(string member, string reason) => Assert.Contains(
        reason, Assert.Single(AnalyzerRun.Check($"[Savable] public partial class Unit {{ {member} }}")), StringComparison.Ordinal);

    [Fact]
    public void A_struct_can_have_hooks_too() => AnalyzerRun.Check(
        "[Savable] public partial struct Unit { public int X; private readonly void BeforeSave() { } private void AfterLoad(LoadContext context) => X++; private void {|STFY2001:AfterSave|}(int x) { } }");

    [Fact]
    public void Hooks_are_fine_and_so_are_the_names_elsewhere() => AnalyzerRun.Check("""
        [Savable]
        public partial class Unit
        {
            private void BeforeSave(SaveContext context) { }
            protected virtual void AfterSave() { }
            private void AfterLoad(LoadContext context) { }
        }

        public class Plain
        {
            public int AfterLoad(int x) => x;
        }
        """);

    [Theory]
    [InlineData("[Savable(Version = 2)] public partial class Unit { public int X; private void {|STFY2001:Upgrade|}(SavedRow row) { } }")]
    [InlineData("[Savable(Version = 2)] public partial class Unit { public int X; private static int {|STFY2001:Upgrade|}(SavedRow row) => 0; }")]
    [InlineData("[Savable(Version = 2)] public partial class Unit { public int X; private static void {|STFY2001:Upgrade|}(SavedRow row, int to) { } }")]
    [InlineData("[Savable(Version = 2)] public partial class Unit { public int X; private static void Upgrade(SavedRow row) { } public void Upgrade(int by) { } }")]
    [InlineData("[Savable] public partial class Unit { public int X; public int Upgrade(int by) => by; }")]
    public void Upgrade_takes_a_saved_row(string source) => AnalyzerRun.Check(source);
}
