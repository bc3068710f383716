using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>[SaveAs] needs the two methods that convert.</summary>
public sealed class STFY1004Tests
{
    [Fact]
    public void Missing_methods_are_an_error() => Assert.Equal(
        ["'Unit._map' has [SaveAs<T>] but nothing saves or restores its value; declare 'List<int> SaveMap()'",
         "'Unit._map' has [SaveAs<T>] but nothing saves or restores its value; declare 'void LoadMap(List<int> value)'"],
        AnalyzerRun.Check("[Savable] public partial class Unit { [SaveAs<List<int>>] public object? {|STFY1004:{|STFY1004:_map|}|}; }"));

    [Theory]
    [InlineData("private long SaveX() => 0; private void LoadX(int value) { }")]
    [InlineData("private int SaveX(int x) => 0; private void LoadX(int value) { }")]
    [InlineData("private static int SaveX() => 0; private void LoadX(int value) { }")]
    [InlineData("private int SaveX() => 0; private int LoadX(int value) => 0;")]
    [InlineData("private int SaveX() => 0; private void LoadX(out int value) => value = 0;")]
    [InlineData("private int SaveX() => 0; private void LoadX<T>(T value) { }")]
    [InlineData("private int SaveX() => 0; [System.Diagnostics.Conditional(\"X\")] private void LoadX(int value) { }")]
    public void Methods_of_other_signatures_are_an_error(string methods) =>
        AnalyzerRun.Check($"[Savable] public partial class Unit {{ [SaveAs<int>] public Action? {{|STFY1004:X|}}; {methods} }}");

    [Fact]
    public void Both_methods_are_fine() => AnalyzerRun.Check(
        "[Savable] public partial class Unit { [SaveAs<int>] public Action? m_x; private int SaveX() => 0; protected virtual void LoadX(int value) { } }");

    [Theory]
    [InlineData("private string SaveX() => \"\"; private void LoadX(int value) { }", "declare 'int SaveX()' in place of 'string SaveX()'")]
    [InlineData("private static int SaveX() => 1; private void LoadX(int value) { }", "declare 'int SaveX()' in place of 'static int SaveX()'")]
    [InlineData("private int SaveX() => 1; private void LoadX(string value) { }", "declare 'void LoadX(int value)' in place of 'void LoadX(string value)'")]
    [InlineData("private int SaveX() => 1; private async void LoadX(int value) => await System.Threading.Tasks.Task.Yield();", "declare 'void LoadX(int value)' in place of 'async void LoadX(int value)'")]
    public void The_message_names_the_method_that_is_there(string methods, string expected) => Assert.Contains(
        expected, Assert.Single(AnalyzerRun.Check($"[Savable] public partial class Unit {{ [SaveAs<int>] public Action? {{|STFY1004:X|}}; {methods} }}")), StringComparison.Ordinal);
}
