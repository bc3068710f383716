namespace Stateify.Generator.Tests.Declarations;

/// <summary>Declarations with a type <c>A</c> that gets no code, and the rules that say so.</summary>
internal static class RefusedTypes
{
    public static readonly IReadOnlyDictionary<string, (string Rule, string Source)> All =
        new SortedDictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["not partial"] = ("STFY0001", "[Savable] public class A { }"),
            ["container not partial"] = ("STFY0001", "public class Outer { [Savable] public partial class A { } }"),
            ["record"] = ("STFY0002", "[Savable] public partial record A(int X);"),
            ["record struct"] = ("STFY0002", "[Savable] public partial record struct A(int X);"),
            ["primary constructor"] = ("STFY0002", "[Savable] public partial class A(int x) { public int X => x; }"),
            ["primary constructor of a struct"] = ("STFY0002", "[Savable] public partial struct A(int x) { public int X => x; }"),
            ["ref struct"] = ("STFY0002", "[Savable] public ref partial struct A { public int X; }"),
            ["static class"] = ("STFY0002", "[Savable] public static partial class A { }"),
            ["file-local"] = ("STFY0002", "[Savable] file partial class A { public int X; }"),
            ["nested in a file-local type"] = ("STFY0002", "file partial class Outer { [Savable] public partial class A { public int X; } }"),
            ["inline array"] = ("STFY0002", "[Savable, System.Runtime.CompilerServices.InlineArray(4)] public partial struct A { private int _x; }"),
            ["class of explicit layout"] = ("STFY0002", """
                using System.Runtime.InteropServices;
                [Savable, StructLayout(LayoutKind.Explicit)] public partial class A { [FieldOffset(0)] public int X; }
                """),
            ["generic type that grows"] = ("STFY0002", "[Savable] public partial class A<T> { private List<A<A<T>[]>>? _x; }"),
            ["generic types that grow together"] = ("STFY0002", "[Savable] public partial class B<T> { private A<List<T>>? _x; } [Savable] public partial class A<T> { private B<T>? _x; }"),
            ["base without a suitable constructor"] = ("STFY0002", "public abstract class B { protected B(int x) { } } [Savable] public partial class A : B { public A() : base(1) { } }"),
            ["base with state"] = ("STFY0003", "public class B { public int X; } [Savable] public partial class A : B { }"),
            ["base of the platform"] = ("STFY0003", "[Savable] public partial class A : System.Collections.ObjectModel.Collection<int> { }"),
            ["gap in the chain"] = ("STFY0003", "[Savable] public partial class C { } public class B : C { } [Savable] public partial class A : B { }"),
            ["reserved member"] = ("STFY0004", "[Savable] public partial class A { public class StateRows; }"),
            ["reserved field"] = ("STFY0004", "[Savable] public partial class A { public int _stateOrdinal; }"),
            ["reserved type name"] = ("STFY0004", "[Savable] public partial class StateRows { }"),
            ["reserved type parameter"] = ("STFY0004", "[Savable] public partial class A<StateRows> { public StateRows? X; }"),
            ["base without code"] = ("STFY0005", "[Savable] public partial class B { [NoSave(\"\")] public Action? X; } [Savable] public partial class A : B { }"),
            ["field of a struct without code"] = ("STFY1001", "[Savable] public partial struct B { public Action X; } [Savable] public partial class A { private B _b; }"),
            ["saved as a value of a struct"] = ("STFY1004", "[Savable] public partial struct A { [SaveAs<int>] public Action X; private int SaveX() => 0; private void LoadX(int value) { } }"),
            ["saved as, a method by reference"] = ("STFY1004", "[Savable] public partial class A { [SaveAs<int>] public Action? X; private int SaveX() => 0; private void LoadX(ref int value) { } }"),
            ["hook of a struct"] = ("STFY2001", "[Savable] public partial struct A { public int X; private void AfterLoad() { } }"),
            ["hook that is async"] = ("STFY2001", "[Savable] public partial class A { private async void AfterLoad() => await System.Threading.Tasks.Task.Yield(); }"),
            ["hook with another context"] = ("STFY2001", "[Savable] public partial class A { private void AfterLoad(SaveContext context) { } }"),
            ["two hooks of one name"] = ("STFY2001", "[Savable] public partial class A { private void AfterLoad(LoadContext context) { } private void AfterLoad() { } }"),
        };
}
