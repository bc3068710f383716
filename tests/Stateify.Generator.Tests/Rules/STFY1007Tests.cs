using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>No field is left without its initial value because its type cannot be constructed for a load.</summary>
public sealed class STFY1007Tests
{
    [Fact]
    public void An_initializer_that_cannot_run_is_an_error() => Assert.Equal(
        ["'Unit._gate' is not saved, and a restored object would be without its initial value: every constructor of 'Unit' needs the values it was first called with; assign it in AfterLoad"],
        AnalyzerRun.Check("[Savable] public partial class Unit(string name) { [NoSave(\"a lock\")] private readonly object {|STFY1007:_gate|} = new(); private readonly int _length = name.Length; public object Use() => _gate.Equals(_length); }"));

    [Theory]
    [InlineData("public partial class A(string x) : B(x) { [NoSave(\"r\")] public object {|STFY1007:Gate|} { get; } = new(); }")]
    [InlineData("public partial class A(Action x) { [NoSave(\"r\")] public int {|STFY1007:Y|} = 3; [NoSave(\"r\")] public Func<Action> {|STFY1007:X|} = () => x; }")]
    [InlineData("public partial class A(int x) { [NoSave(\"r\")] public int {|STFY1007:Y|} = 3; public Meter Z = x; }")]
    [InlineData("public partial class A(ref int x) { [NoSave(\"r\")] public int {|STFY1007:Y|} = x; }")]
    [InlineData("public partial record A(string X) { [NoSave(\"r\")] private object {|STFY1007:_y|} = new(); public int Z = X.Length; private void AfterLoad() => Z = _y.GetHashCode(); }")]
    [InlineData("public partial class A : C { [NoSave(\"r\")] public object {|STFY1007:Gate|} = new(); public A() : base(\"\") { } }")]
    [InlineData("public partial class A : E { [NoSave(\"r\")] public object {|STFY1007:Gate|} = new(); public A() : base(\"\") { } }")]
    [InlineData("public partial struct A(string x) { [NoSave(\"r\")] public object {|STFY1007:Gate|} = new(); public int Length = x.Length; }")]
    [InlineData("public partial class A(string x) { [SaveAs<int>] public object {|STFY1007:Y|} = new(); public int Z = x.Length; private int SaveY() => 0; private void LoadY(int value) { } }")]
    public void Other_initializers_are_errors(string markup) => AnalyzerRun.Check($$"""
        [Savable] {{markup}}
        [Savable] public partial class B { private readonly string _b; public B(string b) => _b = b; public string Use() => _b; }
        [Savable] public abstract partial class C(string c) { public int Length { get; } = c.Length; }
        public abstract class E { protected E(string e) { } }
        [Savable] public partial struct Meter { public int X; public static implicit operator Meter(int x) => new() { X = 10 / x }; }
        """);

    [Fact]
    public void Initializers_that_run_are_fine() => AnalyzerRun.Check("""
        [Savable] public partial class A(string x, int y) { [NoSave("r")] public object Gate = new(); public readonly string X = x; public int Y => y; }
        [Savable] public partial class B(string x) { [NoSave("r")] public object? Gate = null; public int X = x.Length; }
        [Savable] public partial class C : B { [NoSave("r")] public object Cache; public C() : base("") => Cache = new(); }
        [Savable] public partial class D(string x) { [NoSave("r")] private object _gate = new(); public int X = x.Length; private void AfterLoad(LoadContext context) { if (X > 0) { _gate = new(); } } public object Use() => _gate; }
        [Savable] public partial struct E { [NoSave("r")] public int X = 3; public E(int x) => X = x; }
        """);
}
