namespace Stateify.Generator.Tests.Declarations;

/// <summary>Declarations of types that get code.</summary>
internal static class AcceptedTypes
{
    public static readonly IReadOnlyDictionary<string, string> All = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["several parts"] = """
            namespace N { [Savable] public partial class A { private int _x; } }
            namespace N { partial class A { private string? _y; private int Sum() => _x; } }
            """,
        ["global namespace"] = "[Savable] public partial class A { private int _x; }",
        ["file-scoped namespace"] = "namespace N.M; [Savable] public partial struct A { private int _x; }",
        ["namespace and type of one name"] = "namespace A.B.B; [Savable] public partial class B { private B? _b; private B[] _bs = []; }",
        ["verbatim names"] = "namespace @namespace.@event; [Savable] public sealed partial class @class<@int> { private @class<@int>? @new; private @int? _x; }",
        ["contextual names"] = "namespace record; [Savable] public sealed partial class @record { private @record? _x; } [Savable] public partial struct @required { private int @value; }",
        ["names of small letters"] = "#pragma warning disable CS8981\n[Savable] public partial class a { public partial struct b { [Savable] private partial class c; } }",
        ["names beyond ASCII"] = "namespace Größe; [Savable] public sealed partial class नमस्ते { private नमस्ते? _ñ; public int अ { get; } }",
        ["types that differ by case"] = "namespace N; [Savable] public partial class Ab { private int _x; } [Savable(Name = \"other\")] public partial class AB { private int _x; }",
        ["namespaces that differ by case"] = "namespace N { [Savable] public partial class A { } } namespace n { [Savable(Name = \"other\")] public partial class A { } }",
        ["types that differ by arity"] = "[Savable] public partial class A { } [Savable] public partial class A<T> { } [Savable] public partial class A<T, U> { }",
        ["a type named like the registry"] = "[Savable] public partial class StateRegistry { private int _x; }",
        ["types named like those of the contract"] = """
            namespace N;
            [Savable] public sealed partial class RowWriter { private StateType? _x; private Type _y = new(); private Hollow _z; }
            [Savable] public sealed partial class StateType { private RowWriter? _x; }
            [Savable] public sealed partial class Type { private RowReader? _x; }
            [Savable] public partial struct Hollow { private int _x; }
            [Savable] public partial class RowReader { private object? _x; }
            """,
        ["types named like namespaces of the contract"] = """
            namespace N;
            public class System; public class Stateify; public class Contract;
            [Savable] public sealed partial class A { private int _x; private A? _a; }
            """,
        ["members named like those of the generated code"] = """
            [Savable] public sealed partial class A { public int Type; public int Width; private int SaveFields { get; } private int At_X; private A? Create; private A? FieldsWidth { get; init; } }
            """,
        ["sealed class"] = "[Savable] public sealed partial class A { private A? _a; }",
        ["open class"] = "[Savable] public partial class A { private A? _a; }",
        ["abstract class"] = "[Savable] public abstract partial class A { private A? _a; public abstract int X { get; set; } public abstract event Action E; }",
        ["internal class"] = "[Savable] internal sealed partial class A { private A? _a; }",
        ["class without fields"] = "[Savable] public partial class A;",
        ["struct"] = "[Savable] public partial struct A { private int _x; public string? Y { get; set; } public int Z { get; } public int W { get; init; } }",
        ["readonly struct"] = "[Savable] public readonly partial struct A { private readonly int _x; public string? Y { get; init; } public int Z { get; } }",
        ["generic struct"] = "[Savable] public partial struct A<T> { private readonly T? _x; public T? Y { get; } public readonly T? Z { get; init; } private List<A<T>>? _w; }",
        ["struct without fields"] = "[Savable] public partial struct A;",
        ["struct with required members"] = "[Savable] public partial struct A { public required int X { get; init; } public required string Y; }",
        ["inline arrays"] = """
            using System.Runtime.CompilerServices;
            [Savable, InlineArray(4)] public partial struct A { private int _x; }
            [Savable, InlineArray(3)] public partial struct B<T> { private T? _x; }
            [Savable, InlineArray(2)] public partial struct C { private B<A?> _x; }
            [Savable, InlineArray(2)] public partial struct D { [Wait] private E? _e; }
            [Savable, InlineArray(2)] public partial struct F { [NoSave("a cache")] private int _x; }
            [Savable, InlineArray(2)] public partial struct G { public List<G>? X { get; set; } }
            [Savable] public sealed partial class E { private A _a; private B<string> _b; private C[] _c = []; private D? _d; private F _f; private G _g; }
            """,
        ["fixed buffers"] = """
            [Savable] public unsafe partial struct A { public fixed int X[4]; private string? _y; private fixed bool _z[3]; public fixed char W[2]; internal fixed double @event[1]; }
            [Savable] public unsafe partial struct B { [NoSave("a cache")] private fixed byte _x[4]; public A A; public byte First() => _x[0]; }
            """,
        ["struct of explicit layout"] = """
            using System.Runtime.InteropServices;
            [Savable, StructLayout(LayoutKind.Explicit)] public partial struct A { [FieldOffset(0)] private int _x; [FieldOffset(0)] private float _y; }
            """,
        ["generic class with constraints"] = """
            [Savable] public partial class A<T, U, V, W> where T : class, IDisposable, new() where U : struct where V : notnull where W : unmanaged, Enum
            {
                private T? _t; private U _u; private U? _nu; private V _v = default!; private W _w; private W? _nw; private Dictionary<V, W> _map = []; private U[] _us = [];
            }
            """,
        ["constraints on itself"] = "[Savable] public abstract partial class A<T> where T : A<T> { private T? _x; } [Savable] public sealed partial class B : A<B> { private int _y; }",
        ["nested types"] = """
            public static partial class Outer
            {
                public partial record Middle(int X)
                {
                    [Savable] private sealed partial class A { private B _b; private List<A> _as = []; }
                    [Savable] private partial struct B { private A[] _x; }
                    private partial interface I { [Savable] protected partial class C { private A? _a; } }
                }
                internal partial struct S { [Savable] private partial class D { private int _x; } }
                public readonly ref partial struct R { [Savable] private partial class E { private int _x; } }
            }
            """,
        ["hidden abstract class"] = """
            public partial class Outer
            {
                [Savable] private abstract partial class A(Outer outer) { protected int Count = outer.GetHashCode(); public int Get() => Count; }
                [Savable] private sealed partial class B(Outer outer) : A(outer) { private int _x; }
            }
            """,
        ["hidden types with verbatim names"] = "public partial class @class { private partial class @event { [Savable] private sealed partial class @new { private int _x; } } }",
        ["hidden types beside members of like names"] = """
            public partial class A { [Savable] private sealed partial class Inner { private int _x; } public enum InnerState { On } public InnerState State { get; set; } }
            """,
        ["hidden types of one name in base and derived class"] = """
            public partial class A { [Savable] private sealed partial class Inner { private int _x; } }
            public partial class B : A { [Savable] private sealed partial class Inner { private int _x; } }
            """,
        ["nested types of generic types"] = """
            [Savable] public sealed partial class Outer<T>
            {
                private Node? _first; private Entry _entry;
                [Savable] private sealed partial class Node { private Node? _next; private T? _value; private Pair<int>? _pair; }
                [Savable] private partial struct Entry { private T? _value; }
                [Savable] private partial class Pair<U> { private T? _t; private U? _u; }
            }
            """,
        ["derived class nested in its base"] = """
            [Savable] public partial class Shape
            {
                private int _id;
                [Savable] public sealed partial class Circle : Shape { private double _radius; }
                [Savable] public partial class Square : Shape { private double _side; }
            }
            """,
        ["inheritance"] = """
            [Savable] public abstract partial class A { private int _x; public virtual int Y { get; set; } }
            [Savable] public partial class B : A { private int _x; public override int Y { get; set; } }
            [Savable] public sealed partial class C : B { private int _x; private A? _a; public new int Y { get; set; } }
            """,
        ["generic bases"] = """
            [Savable] public abstract partial class A<T> { private T? _x; }
            [Savable] public partial class B<T> : A<List<T>> where T : class { private T? _y; }
            [Savable] public sealed partial class C : B<string> { private int _z; }
            [Savable] public sealed partial class D<T> : A<T?> where T : struct { private T _z; }
            """,
        ["classes that derive from collections"] = """
            [Savable] public partial class A : List<int> { private int _x; }
            [Savable] public partial class B : A { private string? _y; }
            [Savable] public sealed partial class C<T> : Dictionary<string, T> { public int Z { get; init; } }
            [Savable] public abstract partial class D<T> : SortedSet<T> { }
            [Savable] public sealed partial class E : D<C<int>> { private C<E>? _c; private B? _b; public E() : base() { } }
            """,
        ["base class without state"] = "public abstract class A { public const int C = 1; public abstract int X { get; } } [Savable] public partial class B : A { public override int X { get; } }",
        ["required members along the chain"] = """
            [Savable] public partial class A { public required int X { get; init; } }
            [Savable] public partial class B : A { public int Y { get; set; } }
            [Savable] public sealed partial class C : B { public required string Z { get; init; } public C() { } }
            """,
        ["constructors"] = """
            [Savable] public partial class A { public A(int x) => X = x; private A(string s) => X = s.Length; static A() { } public int X { get; } ~A() { } }
            [Savable] public sealed partial class B : A { public B(int x) : base(x) { } public B() : this(3) { } }
            """,
        ["class of explicit layout"] = """
            using System.Runtime.InteropServices;
            [Savable, StructLayout(LayoutKind.Explicit)] public partial class A { [FieldOffset(0)] public int X; [FieldOffset(0)] private float _y; }
            [Savable, StructLayout(LayoutKind.Sequential)] public sealed partial class B { public int X; private byte _y; private B? _b; }
            """,
        ["base without a suitable constructor"] = """
            public abstract class B { protected B(int x) { } }
            [Savable] public partial class A : B { public A() : base(1) { } private int _x = 3; }
            [Savable] public sealed partial class C : A { private List<int> _y = []; }
            """,
        ["records"] = """
            [Savable] public partial record A(int X, string? Y);
            [Savable] public sealed partial record class B(A? Inner, List<B> Others, B[]? Array) { private int _z; public required string W { get; init; } }
            [Savable] public partial record C { public int X { get; init; } private string? _y; }
            [Savable] public abstract partial record D(int X) { public abstract int Y { get; init; } }
            [Savable] public sealed partial record E(int X, int Y) : D(X) { public override int Y { get; init; } = Y; }
            [Savable] public partial record F<T>(T Value, IReadOnlyList<T> Rest) where T : notnull;
            [Savable] public sealed partial record G(string Value) : F<string>(Value, []);
            [Savable] public sealed partial record H() : C() { private int _h; }
            [Savable] public partial record I : A { public I() : base(1, "") { } private int _i; }
            [Savable] public partial record J;
            """,
        ["record structs"] = """
            [Savable] public partial record struct A(int X, string? Y);
            [Savable] public readonly partial record struct B(A Inner, B[]? Others) { public int Z { get; init; } }
            [Savable] public partial record struct C<T>(T Value) { private int _z = 3; }
            [Savable] public partial record struct D { public int X; public string? Y { get; set; } }
            """,
        ["records that declare their members"] = """
            [Savable] public partial record A(int X, string Y) { public int X = X; public string Y { get; } = Y.Trim(); }
            [Savable] public partial record B(int X) { protected B(B original) => X = original.X + 1; public int Y { get; init; } = X; }
            [Savable] public partial record struct C(int X) { public int X = X; }
            """,
        ["attributes of parameters of records"] = """
            [Savable] public partial record A([NoSave("cache")] Action? X, [property: NoSave("cache")] Action? Y, [field: NoSave("cache")] Action? Z, [property: ZeroValue] int W, [External("k")] Action? V, [Wait] A? U);
            [Savable] public partial record B([property: SaveAs<int>] Action X) { private int SaveX() => 0; private void LoadX(int value) { } }
            """,
        ["primary constructors"] = """
            [Savable] public partial class A(int x, string y, List<A> z) { public int X => x; public string Y { get; } = y; private Func<List<A>> Z() => () => z; }
            [Savable] public sealed partial class B(int x, int w) : A(w, "", []) { private readonly int _w = w; public int Twice() { int Add() => x + x; return Add(); } }
            [Savable] public abstract partial class C<T>(T value, IEnumerable<T> rest) { public T Value { get => value; } public void Reset(T other) => value = other; public int Count { get; } = rest.Count(); }
            [Savable] public sealed partial class D(string s) : C<string>(s, [s]);
            [Savable] public partial class E() { private int _x; }
            [Savable] public partial class F(int @class, string? @event) { public int Class => @class; public override string ToString() => @event ?? ""; }
            [Savable] public sealed partial class G : E { private int _y = 1; public G(int y) => _y = y; }
            """,
        ["primary constructors of structs"] = """
            [Savable] public partial struct A(int x, string? y) { public int X => x; public string? Y { get; } = y; }
            [Savable] public readonly partial struct B(A a, B[]? others) { public int X => a.X; public B[]? Others => others; }
            [Savable] public partial struct C<T>(T? value) { public readonly T? Value => value; public void Reset(T? other) => value = other; }
            """,
        ["parameters that are captured and that are not"] = """
            [Savable]
            public partial class A(int inInitializer, int inBody, int inLambda, int inNameOf, int inQuery, int inIndexer, int inLocalFunction, int inAccessor, int hidden, int inOtherPart, int inInterpolation)
            {
                [NoSave("a function")] private readonly Func<int> _f;
                private int _x = inInitializer + inNameOf;
                public A() : this(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) { _f = () => 1; }
                public int Body() { return inBody; }
                public Func<Func<int>> Lambda() => () => () => inLambda;
                public string NameOf() => nameof(inNameOf) + nameof(A.Body);
                public IEnumerable<int> Query() => from x in new[] { 1 } where x == inQuery select x;
                public int this[int i] => inIndexer + i;
                public int Local() { static int Other(int inInitializer) => inInitializer; int Mine() => inLocalFunction; return Mine() + Other(_x) + _f(); }
                public event Action E { add { inAccessor++; } remove { } }
                private int hidden = hidden;
                public int Hidden() => hidden;
                public string Text => $"{inInterpolation}";
                public partial class Nested { public int inInitializer = 3; public int Use() => inInitializer; }
            }
            partial class A { private int Other => inOtherPart; }
            """.Replace("[NoSave(\"a function\")] private readonly Func<int> _f;", "[NoSave(\"a function\")] private readonly Func<int> _f = null!;"),
        ["attributes of captured parameters"] = """
            [Savable]
            public sealed partial class A([NoSave("a service")] Action log, [ZeroValue] int busy, [External("clock")] Func<int> clock, [Wait] A? parent, [SaveAs<int>] Action code)
            {
                public void Use() { log(); busy = clock(); code(); parent?.Use(); }
                private int SaveCode() => 0;
                private void LoadCode(int value) => code = () => { };
            }
            """,
        ["initializers of fields that are not saved"] = """
            [Savable] public partial class A(int x, string y) { [NoSave("a lock")] private readonly object _gate = new(); private readonly string _y = y; public int X => x; public object Gate => _gate; public string Y => _y; }
            [Savable] public partial class B(string y) { [NoSave("a lock")] private object _gate = new(); private readonly int _y = y.Length; private void AfterLoad() => _gate = new(); public object Gate => _gate; public int Y => _y; }
            [Savable] public partial struct C { [NoSave("a cache")] private int _x = 3; public int Y; public C() { Y = 1; } public readonly int X => _x; }
            [Savable] public partial struct D(int y) { [NoSave("a cache")] private int _x = 3; public readonly int X => _x + y; }
            [Savable] public partial class E(string y) : A(3, y) { [NoSave("none")] private int _x = 0; [NoSave("none")] private object? _o = null!; [NoSave("none")] private bool _b = false; public object? Use() => (_x, _o, _b); }
            """,
        ["calls that could mean the generated constructor"] = """
            [Savable] public partial class A { private readonly string? _x; public A(string? x) => _x = x; public static A Make() => new(default); public static A Null() => new A(null); }
            [Savable] public partial class B : A { public B() : base(default!) { } }
            [Savable] public sealed partial class C : A { public C(int x) : base(default) => X = x; public int X { get; } public C() : this(default) { } }
            [Savable] public partial struct D { private readonly int _x; [NoSave("cache")] private int _y = 3; public D(int x) => _x = x; public static D Make() => new(default); public readonly int Y => _y; }
            """,
        ["hooks"] = """
            [Savable] public partial class A { private int _x; private void BeforeSave() => _x++; private void AfterSave(SaveContext context) => _x--; private void AfterLoad(LoadContext context) => _x = 0; }
            """,
        ["generic types that would grow by what they do not save"] = """
            [Savable] public partial class A<T>([NoSave("a view")] A<A<T>>? view, T? value) { public A<A<T>>? View => view; public T? Value => value; }
            """,
        ["hooks of structs"] = """
            [Savable] public partial struct A { public int X; private void BeforeSave() => X++; private void AfterSave(SaveContext context) => X--; private void AfterLoad(LoadContext context) => X = 0; }
            [Savable] public readonly partial struct B { public readonly A A; public A Other { get; init; } private void AfterLoad() { } }
            [Savable] public partial struct C<T> { private T? _x; public T? Y { get; init; } private C<int>? Z() => null; }
            [Savable] public partial struct D { [SaveAs<int>] private Action? _x; private int SaveX() => 0; private void LoadX(int value) => _x = null; }
            [Savable, System.Runtime.CompilerServices.InlineArray(2)] public partial struct E { private A _a; }
            [Savable] public partial class F { private readonly B _b; public B? G { get; set; } private C<A> _c; private E _e; private readonly A[] _as = []; private List<D?> _ds = []; private Dictionary<int, C<B>> _cs = []; }
            [Savable] public sealed partial class H(A a) : F { private int _x; public A A => a; private void AfterLoad() => _x++; }
            [Savable] public abstract partial class I<T> where T : class { private T? _t; }
            [Savable] public partial class J<T> : I<string> { private T? _t; }
            [Savable] public partial class K : J<D> { private void BeforeSave() { } }
            [Savable] public partial record L(A A, D? D);
            """,
        ["hooks along the chain"] = """
            [Savable] public abstract partial class A { protected virtual void AfterLoad() { } private void BeforeSave() { } protected abstract void AfterSave(SaveContext context); }
            [Savable] public partial class B : A { protected override void AfterLoad() { } private void BeforeSave() { } protected override void AfterSave(SaveContext context) { } }
            [Savable] public partial class C : B { protected override void AfterLoad() { } }
            [Savable] public sealed partial class D : C { private void AfterLoad(LoadContext context) { } private void BeforeSave(SaveContext context) { } }
            """,
        ["hooks of generic bases"] = """
            [Savable] public abstract partial class A<T> { private T? _x; private void AfterLoad() { } }
            [Savable] public sealed partial class B<T> : A<List<T>> { private void AfterLoad() { } }
            [Savable] public sealed partial class C : A<int>;
            """,
        ["hooks that override those of a plain base"] = """
            public abstract class A { protected virtual void AfterLoad() { } }
            [Savable] public partial class B : A { protected override void AfterLoad() { } }
            """,
        ["saved as, inherited"] = """
            [Savable] public partial class A { [SaveAs<int>] private Action? _x; private int SaveX() => 0; private void LoadX(int value) => _x = null; }
            [Savable] public partial class B : A { private int _y; }
            [Savable] public sealed partial class C : B { [SaveAs<int>] private Action? _x; private int SaveX() => 0; private void LoadX(int value) => _x = null; private void AfterLoad() { } }
            """,
        ["explicit interface properties"] = """
            public interface I<T> { T Value { get; set; } }
            [Savable] public partial class A : I<int>, I<List<string>> { int I<int>.Value { get; set; } List<string> I<List<string>>.Value { get; set; } = []; }
            [Savable] public partial struct B : I<int> { int I<int>.Value { get; set; } private int _x; }
            [Savable] public sealed partial class C : A, I<Dictionary<string, int[]>> { private int _y; Dictionary<string, int[]> I<Dictionary<string, int[]>>.Value { get; set; } = []; }
            """,
        ["given names"] = "[Savable(Name = \"a \\\"quoted\\\" name\")] public partial class A { } [Savable(Name = \"b\")] public partial struct B { }",
        ["obsolete type"] = "[Obsolete] [Savable] public sealed partial class A { private A? _x; } #pragma warning disable CS0612\n[Savable] public sealed partial class B { private A? _a; }".Replace(" #pragma", "\n#pragma"),
        ["type obsolete as an error"] = "[Obsolete(\"no\", true)] [Savable] public sealed partial class A { private A? _x; [Savable] private sealed partial class Inner { } }",
        ["nullable disabled"] = "#nullable disable\n[Savable] public sealed partial class A { private string _x; private A _a; public List<A> Y { get; set; } [SaveAs<string>] private Action _z; string SaveZ() => null; void LoadZ(string value) => _z = null; }",
        ["registrations"] = """
            [assembly: SavableType(typeof(Box<int>))]
            [assembly: SavableType(typeof(List<Box<string>>))]
            [assembly: SavableType(typeof(Dictionary<Color, Cell[]>))]
            [assembly: SavableType(typeof(Color))]
            [assembly: SavableType(typeof(Cell))]
            public enum Color { Red }
            [Savable] public partial struct Cell { private int _x; }
            [Savable] public partial class Box<T> { private T? _x; }
            """,
        ["generic types that refer to each other and do not grow"] = """
            [Savable] public partial class A<T> { private B<T, List<int>>? _b; private A<int>? _i; private A<List<A<string>>>? _s; private T? _t; }
            [Savable] public partial class B<T, U> { private A<U>? _u; private B<U, T>? _b; [NoSave("a view")] private B<A<T>, U>? _n; }
            """,
        ["types that refer to each other"] = """
            [Savable] public sealed partial class A { private B? _b; private C _c; private D[]? _ds; }
            [Savable] public sealed partial class B { private A? _a; private List<C>? _cs; }
            [Savable] public partial struct C { private A? _a; private D[]? _ds; }
            [Savable] public partial struct D { private C[]? _cs; private D[]? _ds; }
            """,
        ["an assembly for all languages"] = """
            [assembly: CLSCompliant(true)]
            [Savable] public partial class A { public int X { get; } }
            [Savable] public sealed partial class B : A { private A? _a; }
            [Savable] public partial struct C { public int X { get; } }
            [Savable] public abstract partial class D<T> { private T? _x; private void AfterLoad() { } }
            [Savable] public partial struct E<T> { private T? _x; }
            """,
        ["user code that throws away the ordinal"] = "[Savable] public sealed partial class A { private int _x; public A Clone() => (A)MemberwiseClone(); }",
        ["unsafe type"] = "[Savable] public unsafe partial class A { private int _x; public int* Address; }".Replace("public int* Address;", "[NoSave(\"address\")] public int* Address;"),
    };
}
