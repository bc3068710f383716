using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Fixes;

/// <summary>No fix fails on code that is still being typed, whatever the analyzers have found there.</summary>
public sealed class FixRobustnessTests
{
    [Theory]
    [InlineData("[Savable] public class A : B { public C X; public Missing Y; public System.IO.Stream? Z, ; } public class B { public int X; } public class C")]
    [InlineData("[Savable] public class A { [SaveAs<int>] public object? X; [NoSave(\"a\"), ZeroValue] public int Y; private static void AfterLoad(int x; private void OnAfterSave() }")]
    [InlineData("[Savable] public partial record A([NoSave(\"a\"), Wait] int X, System.IO.Stream Y, [SaveAs<int>] object? Z);")]
    [InlineData("[System.Serializable] public class A { [field: System.NonSerialized public event System.Action X; [System.Runtime.Serialization.OnDeserialized] void B() }")]
    [InlineData("[Savable] public class A { public B X; } [Savable] public class B : A { public (A, B, System.Threading.Timer) Y; [Wait] public static int Z; public int this[int i] => i; }")]
    public void Each_can_be_applied(string source) => Assert.NotEmpty(FixRun.ApplyEach($"using Stateify; {source}"));
}
