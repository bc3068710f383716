using Stateify.CodeFixes.Hooks;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Fixes;

/// <summary>Methods that were meant to be hooks become hooks, if that leaves their work as it is.</summary>
public sealed class HookFixTests
{
    [Theory]
    [InlineData("private static void AfterLoad() { }", "private void AfterLoad() { }")]
    [InlineData("static void AfterLoad() { }", "void AfterLoad() { }")]
    [InlineData("private void AfterLoad(string reason) { X = 3; }", "private void AfterLoad() { X = 3; }")]
    [InlineData("private void AfterLoad(SaveContext context) { X = 3; }", "private void AfterLoad(LoadContext context) { X = 3; }")]
    [InlineData("private void BeforeSave(in SaveContext context) { X = 3; }", "private void BeforeSave(SaveContext context) { X = 3; }")]
    [InlineData("private int AfterSave() { X = 3; return 0; }", "private void AfterSave() { X = 3; }")]
    [InlineData("private int AfterSave() => X = 3;", "private void AfterSave() => X = 3;")]
    [InlineData("private System.Threading.Tasks.Task AfterLoad() { X = 3; return System.Threading.Tasks.Task.CompletedTask; }", "private void AfterLoad() { X = 3; }")]
    [InlineData("private void AfterLoad<T>() where T : class { X = 3; }", "private void AfterLoad() { X = 3; }")]
    [InlineData("private void OnAfterLoad() { X = 3; }", "private void AfterLoad() { X = 3; }")]
    [InlineData("internal void afterload(LoadContext context) { X = 3; }", "internal void AfterLoad(LoadContext context) { X = 3; }")]
    [InlineData("private void OnAfterLoad(System.Runtime.Serialization.StreamingContext context) { X = 3; }", "private void AfterLoad() { X = 3; }")]
    public void A_method_becomes_a_hook(string method, string expected) => FixRun.Check<HookFix>(
        $"using Stateify; [Savable] public partial class Unit {{ public int X; {method} }}", $"using Stateify; [Savable] public partial class Unit {{ public int X; {expected} }}");

    [Theory]
    [InlineData("private void AfterLoad(string reason) => X = reason.Length;")]
    [InlineData("private async System.Threading.Tasks.Task AfterLoad() => await System.Threading.Tasks.Task.Delay(X);")]
    [InlineData("private int AfterLoad() { if (X > 0) return 1; X = 3; return 0; }")]
    [InlineData("private void AfterLoad<T>() => X = typeof(T).Name.Length;")]
    [InlineData("private static void AfterLoad(int x) { } public void Start() => AfterLoad(X);")]
    [InlineData("private void AfterLoad() { } private void AfterLoad(int x) { }")]
    [InlineData("private void AfterLoad() { } private void OnAfterLoad() { }")]
    [InlineData("[System.Diagnostics.Conditional(\"DEBUG\")] private void AfterLoad() { }")]
    public void One_whose_work_would_change_is_left_alone(string method) =>
        Assert.Empty(FixRun.Titles<HookFix>($"using Stateify; [Savable] public partial class Unit {{ public int X; {method} }}"));

    [Fact]
    public void So_is_one_that_other_types_call() => Assert.Empty(FixRun.Titles<HookFix>(
        "using Stateify; [Savable] public partial class Unit { public void OnAfterLoad() { } } public class Other { public void Run(Unit unit) => unit.OnAfterLoad(); }"));

    [Fact]
    public void Of_two_that_are_meant_to_be_one_hook_the_first_becomes_it() => Assert.Equal(
        "using Stateify; [Savable] public partial class Unit { private void AfterLoad() { } private void AfterLoaded() { } }",
        FixRun.ApplyAll<HookFix>(FixSolution.Of("using Stateify; [Savable] public partial class Unit { private void OnAfterLoad() { } private void AfterLoaded() { } }"), Microsoft.CodeAnalysis.CodeFixes.FixAllScope.Solution).Source);

    [Fact]
    public void A_field_on_the_way_to_what_a_hook_sets_is_waited_for() => FixRun.CheckAll<WaitFix>(
        "using Stateify; [Savable] public partial class Map { [NoSave(\"counted\")] public int Count; private void AfterLoad() => Count = 3; } [Savable] public partial class Unit { public Map? Map; public Map? Other; public int X; private void AfterLoad() => X = Map!.Count + Map.Count + Other!.Count; }",
        "using Stateify; [Savable] public partial class Map { [NoSave(\"counted\")] public int Count; private void AfterLoad() => Count = 3; } [Savable] public partial class Unit { [Wait] public Map? Map; [Wait] public Map? Other; public int X; private void AfterLoad() => X = Map!.Count + Map.Count + Other!.Count; }");

    [Fact]
    public void A_cycle_of_waits_is_broken_where_the_user_says()
    {
        string result = FixRun.Result<WaitCycleFix>("using Stateify; [Savable] public sealed partial class Squad { [Wait] public Unit? Leader; } [Savable] public sealed partial class Unit { [Wait] public Squad? Squad; }");
        Assert.Equal("using Stateify; [Savable] public sealed partial class Squad { public Unit? Leader; } [Savable] public sealed partial class Unit { [Wait] public Squad? Squad; }", result);
        Assert.Empty(FixSolution.Of(result).Diagnostics());
        Assert.Null(new WaitCycleFix().GetFixAllProvider());
    }
}
