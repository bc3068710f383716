using Microsoft.CodeAnalysis;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>Neither generator nor analyzers fail on any code: what is being typed does not compile for most of the time.</summary>
public sealed class RobustnessTests
{
    private const string Everything = """
        [assembly: SavableType(typeof(Box<int>))]
        namespace N;
        [Savable(Name = "unit", Version = 2), FormerlyNamed("Old"), RemovedField("gone")]
        public partial class Unit(string name, int armor) : Base<Unit>, IDisposable
        {
            [NoSave("a lock")] private readonly object _gate = new();
            [ZeroValue] private Part _part;
            [External("clock")] private Func<int>? Clock { get; set; }
            [SaveAs<List<int>>, Wait] private Box<int>? _box;
            [Wait] public Unit? Next, Previous;
            [Wait] private IReadOnlyList<Unit> All = [new Unit("", 1)];
            public event Action? Rang;
            private (int, IEnumerable<string>?) _pair;
            private int Count => _pair.Item1 + armor;
            private List<int> SaveBox() => [];
            private void LoadBox(List<int> value) => _box = null;
            private void BeforeSave(SaveContext context) { Next?.Stop(); foreach (var unit in All) unit.Rang += () => { }; }
            private void AfterLoad() { var next = Next; if (next is { } other) other.Stop(); _pair.Item1 = Next!.Previous!.Count; Fill(); }
            private void OnAfterSave() { }
            private void Fill() { Start(); _pair = (armor, All.Select(unit => unit.name)); }
            private async System.Threading.Tasks.Task Start() => await System.Threading.Tasks.Task.Yield();
            [SavableCallback(typeof(int))] private void Stop<T>(T x = default!) { Rang = Rang ?? (armor > 1 ? Dispose : delegate { }); }
            private void Stop() => _box = new Box<int> { Value = armor switch { 1 => 2, _ => 3 } };
            public void Dispose() { }
            private static void Upgrade(SavedRow row) { }
        }
        [Savable] public partial struct Part { [Wait] public Unit? Owner; private System.Threading.Tasks.Task _task; private void AfterLoad() => Owner!.Dispose(); }
        [Savable] public partial record Box<T>(T? Before = default) { public required T Value { get; init; } }
        public abstract class Base<T> where T : class { protected void AfterLoad() { } public abstract T? Get(); }
        """;

    // What the types of the sources might have been before.
    private const string Schema = "class A\n  base B\n  X: ref B\n  Y: int\n  Z: string\n\nclass B\n  base A\n  X: ref A`1<!0>[,\n\nstruct C\n  A: struct A\n\nclass Unit\n  version 3\n  _box: ref Box`1<<\n\nclass Old\n  X: int\n";

    // All tokens would take minutes; a step that has no factor in common with the shapes of the source meets each kind of them.
    private const int Step = 7;

    [Fact]
    public void Code_that_lacks_a_token_is_no_obstacle()
    {
        // References are read once.
        Compilation whole = TestCompilation.Create(Everything);
        SyntaxTree tree = whole.SyntaxTrees.Last();
        SyntaxToken[] tokens = [.. tree.GetRoot().DescendantTokens().Where(static (_, i) => i % Step == 0)];
        Assert.All(tokens, token => Analyze(whole.ReplaceSyntaxTree(
            tree, TestCompilation.Parse(Everything.Remove(token.SpanStart, token.Span.Length), tree.FilePath))));
    }

    [Theory]
    [InlineData("[Savable] public partial class A : A { }")]
    [InlineData("[Savable] public partial class A : B { } [Savable] public partial class B : A { }")]
    [InlineData("[Savable] public partial struct A { public A X; [Wait] public A? Y; }")]
    [InlineData("[Savable] public partial struct A { [Wait] public C? C; public B B; } [Savable] public partial struct B { public A A; } [Savable] public partial class C { public A A; [Wait] public C? X; }")]
    [InlineData("[Savable] public partial class A<T> : A<A<T>> { [Wait] public A<A<T>>? X; }")]
    [InlineData("[Savable] public partial interface I { [Wait] int X { get; } } [Savable] public enum E { A } [Savable] public delegate void D();")]
    [InlineData("[Savable] public partial class A { [SaveAs] public int X; [SaveAs<>] public int Y; [SaveAs<int, int>] public int Z; [SaveAs<Missing>] public int W; }")]
    [InlineData("[Savable] public partial class A { [External] public int X; [External(3)] public int Y; [NoSave] public int Z; [NoSave(Missing)] public int W; }")]
    [InlineData("[Savable(Name = 3, Version = \"x\")] public partial class A { [FormerlyNamed] public int X; } [Savable(Name = null)] public partial class B { } [FormerlyNamed(null!)] [Savable] public partial class C { }")]
    [InlineData("[Savable] public partial class A { [SavableCallback(null)] public void X() { } [SavableCallback(typeof(Missing))] public void Y<T>() { } }")]
    [InlineData("[Savable] public partial class A { private void AfterLoad() { var x = x.Next; var y = z; var z = y; y.X = x.X; } }")]
    [InlineData("[Savable] public partial class A { public A? N; public int P => P; public int Q { get => Q; set => Q = value; } private void AfterLoad() { AfterLoad(); N.AfterLoad(); P.P = N.Q; } }")]
    [InlineData("[Savable] public partial class A { private void AfterLoad(); extern void BeforeSave(); partial void AfterSave(); private void OnAfterLoad; }")]
    [InlineData("[Savable] public partial class A { public IReadOnlyList<int> X = [; public Action Y = ; public object Z = new { ; public IEnumerable<int> W => ")]
    [InlineData("[assembly: SavableType] [assembly: SavableType(typeof())] [assembly: SavableType(null)] [Savable")]
    [InlineData("namespace Stateify { public class SavableAttribute : Attribute { } } [Stateify.Savable] public partial class A { }")]
    [InlineData("[Savable] public partial class A { public int X; public string X; [Wait] public A X() { } public event Missing Y; public int this[int i] => i; private void AfterLoad() => X = X; }")]
    [InlineData("[assembly: SavableType(typeof(I)), SavableType(typeof(A<>)), SavableType(typeof(Missing[]))] public interface I; public class C<T> : A<C<T>>, I; [Savable] public abstract partial class A<T> : List<I> where T : A<T> { public A<A<T>>? X; public I? Y; public T? Z; private static I W => new A<C<int>, Missing>(); }")]
    [InlineData("[Savable] public partial class { public int X; } [Savable] public partial class A<T, T> { } [Savable] public partial record (int X);")]
    public void Nor_is_code_that_makes_no_sense(string source) => Analyze(TestCompilation.Create(source));

    private static void Analyze(Compilation compilation) => AnalyzerRun.Diagnostics(GeneratorRun.Of(compilation).Output, SchemaRun.File(Schema));
}
