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
        ["types that differ by case"] = "namespace N; [Savable] public partial class Ab { private int _x; } [Savable] public partial class AB { private int _x; }",
        ["namespaces that differ by case"] = "namespace N { [Savable] public partial class A { } } namespace n { [Savable] public partial class A { } }",
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
        ["hooks"] = """
            [Savable] public partial class A { private int _x; private void BeforeSave() => _x++; private void AfterSave(SaveContext context) => _x--; private void AfterLoad(LoadContext context) => _x = 0; }
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
