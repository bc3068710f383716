using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>What is marked as a callback must be something that saved delegates can call.</summary>
public sealed class STFY1008Tests
{
    [Fact]
    public void An_instance_method_of_a_type_that_is_not_savable_is_an_error() => Assert.Equal(
        ["Delegates to 'Unit.On' cannot be saved: it is called on a 'Unit', which is not [Savable]; mark 'Unit' [Savable], or remove the attribute"],
        AnalyzerRun.Check("public class Unit { [{|STFY1008:SavableCallback|}] public void On() { } }"));

    [Theory]
    [InlineData("[{|STFY1008:SavableCallback|}] public void On<T>() { }")]
    [InlineData("[{|STFY1008:SavableCallback(typeof(int))|}] public void On<T, U>() { }")]
    [InlineData("[{|STFY1008:SavableCallback(typeof(int))|}] public void On() { }")]
    [InlineData("[{|STFY1008:SavableCallback(typeof(List<>))|}] public void On<T>() { }")]
    [InlineData("[{|STFY1008:SavableCallback(typeof(int))|}] public void On<T>() where T : class { }")]
    [InlineData("[{|STFY1008:SavableCallback(typeof(string))|}] public void On<T>() where T : struct { }")]
    [InlineData("[{|STFY1008:SavableCallback(typeof(string))|}] public void On<T>() where T : new() { }")]
    [InlineData("[{|STFY1008:SavableCallback(typeof(object))|}] public void On<T>() where T : System.IDisposable { }")]
    public void A_generic_method_that_is_not_closed_is_an_error(string member) =>
        AnalyzerRun.Check($"[Savable] public partial class Unit {{ {member} }}");

    [Theory]
    [InlineData("public int X { [{|STFY1008:SavableCallback|}] get => 1; }")]
    [InlineData("[{|STFY1008:SavableCallback|}] public static Unit operator +(Unit a, Unit b) => a;")]
    [InlineData("public void M() { On(); [{|STFY1008:SavableCallback|}] void On() { } }")]
    [InlineData("public Action M() => [{|STFY1008:SavableCallback|}] () => { };")]
    [InlineData("[{|STFY1008:SavableCallback|}, System.Diagnostics.Conditional(\"DEBUG\")] public void On() { }")]
    public void What_is_no_method_with_a_name_of_its_own_is_an_error(string member) =>
        AnalyzerRun.Check($"[Savable] public partial class Unit {{ {member} }}");

    [Theory]
    [InlineData("public class Unit { [{|STFY1008:Stateify.SavableCallbackAttribute|}] public void On() { } }")]
    [InlineData("using Remembered = Stateify.SavableCallbackAttribute; public class Unit { [{|STFY1008:Remembered|}] public void On() { } }")]
    [InlineData("namespace N { using Remembered = global::Stateify.SavableCallbackAttribute; public class Unit { [{|STFY1008:Remembered()|}] public void On() { } } }")]
    public void The_attribute_is_known_by_any_name(string source) => AnalyzerRun.Check(source);

    [Theory]
    [InlineData("public static class Unit { [{|STFY1008:SavableCallback|}] private static void On() { } }")]
    [InlineData("public static class Unit { private static class Inner { [{|STFY1008:SavableCallback|}] public static void On() { } } }")]
    [InlineData("file static class Unit { [{|STFY1008:SavableCallback|}] public static void On() { } }")]
    [InlineData("public static class Unit<T> { [{|STFY1008:SavableCallback|}] public static void On(T x) { } }")]
    [InlineData("public partial class Outer { [Savable] private abstract partial class Unit { [{|STFY1008:SavableCallback|}] private static void On() { } [SavableCallback] private void Off() { } } }")]
    public void A_static_method_that_generated_code_cannot_reach_is_an_error(string source) => AnalyzerRun.Check(source);

    [Theory]
    [InlineData("public static class Unit { [SavableCallback] internal static void On(this string text) { } }")]
    [InlineData("[Savable] public partial class Unit<T> { [SavableCallback] private static void On(T x) { } [SavableCallback(typeof(int))] private void On<U>(U x) where U : struct { } }")]
    [InlineData("[Savable] public abstract partial class Unit { [SavableCallback] public abstract void On(); }")]
    [InlineData("public partial class Outer { [Savable] internal abstract partial class Unit { [SavableCallback] private static void On() { } } }")]
    [InlineData("[Savable] public partial struct Unit { [SavableCallback] private void On(ref int x, in Unit y) { } }")]
    public void Others_are_fine(string source) => AnalyzerRun.Check(source);
}
