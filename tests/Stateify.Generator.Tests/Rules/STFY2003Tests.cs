using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>The work of a hook is done when it returns.</summary>
public sealed class STFY2003Tests
{
    private const string Work = "private System.Threading.Tasks.Task WorkAsync() => System.Threading.Tasks.Task.CompletedTask;";

    [Fact]
    public void A_task_that_nobody_keeps_is_an_error() => Assert.Equal(
        ["'Unit.AfterLoad' throws away the task of 'WorkAsync', so the load goes on before that work is done and its exceptions are lost; do the work synchronously, or keep the task where somebody awaits it"],
        AnalyzerRun.Check($"[Savable] public partial class Unit {{ {Work} private void AfterLoad() => {{|STFY2003:WorkAsync()|}}; }}"));

    [Theory]
    [InlineData("private void BeforeSave(SaveContext context) { if (context is not null) { {|STFY2003:WorkAsync()|}; } }")]
    [InlineData("private void AfterSave() { {|STFY2003:System.Threading.Tasks.Task.Run(() => 1)|}; }")]
    [InlineData("private void AfterLoad() { {|STFY2003:ValueAsync()|}; } private System.Threading.Tasks.ValueTask<int> ValueAsync() => default;")]
    [InlineData("private void AfterLoad() { {|STFY2003:Go()|}; } private async void Go() => await WorkAsync();")]
    [InlineData("[Savable] public partial class Other { public System.Threading.Tasks.Task GoAsync() => System.Threading.Tasks.Task.CompletedTask; } public Other? Peer; private void AfterLoad() { Peer?{|STFY2003:.GoAsync()|}; }")]
    public void Other_tasks_are_errors(string members) => AnalyzerRun.Check($"[Savable] public partial class Unit {{ {Work} {members} }}");

    [Theory]
    [InlineData("private void AfterLoad() => WorkAsync().Wait();")]
    [InlineData("private void AfterLoad() => _ = WorkAsync();")]
    [InlineData("[NoSave(\"awaited later\")] private System.Threading.Tasks.Task? _work; private void AfterLoad() => _work = WorkAsync(); public object? Use() => _work;")]
    [InlineData("private void AfterLoad() { Action later = () => WorkAsync(); later(); }")]
    [InlineData("private void Other() { WorkAsync(); }")]
    public void Tasks_that_are_kept_or_left_alone_on_purpose_are_fine(string members) => AnalyzerRun.Check($"[Savable] public partial class Unit {{ {Work} {members} }}");
}
