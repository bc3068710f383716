namespace Stateify.Generator.Tests.Declarations;

/// <summary>Declarations with a type <c>A</c> that gets no code, and the rules that say so.</summary>
internal static class RefusedTypes
{
    public static readonly IReadOnlyDictionary<string, (string Rule, string Source)> All =
        new SortedDictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["not partial"] = ("STFY0001", "[Savable] public class A { }"),
            ["container not partial"] = ("STFY0001", "public class Outer { [Savable] public partial class A { } }"),
            ["ref struct"] = ("STFY0002", "[Savable] public ref partial struct A { public int X; }"),
            ["static class"] = ("STFY0002", "[Savable] public static partial class A { }"),
            ["file-local"] = ("STFY0002", "[Savable] file partial class A { public int X; }"),
            ["nested in a file-local type"] = ("STFY0002", "file partial class Outer { [Savable] public partial class A { public int X; } }"),
            ["inline array of what cannot be saved"] = ("STFY1001", "[Savable, System.Runtime.CompilerServices.InlineArray(4)] public partial struct A { private System.Threading.Tasks.Task _x; }"),
            ["inline array of zeros"] = ("STFY1001", "[Savable, System.Runtime.CompilerServices.InlineArray(4)] public partial struct A { [ZeroValue] private int _x; }"),
            ["fixed buffer of zeros"] = ("STFY1001", "[Savable] public unsafe partial struct A { [ZeroValue] public fixed int X[4]; }"),
            ["generic type that grows"] = ("STFY0002", "[Savable] public partial class A<T> { private List<A<A<T>[]>>? _x; }"),
            ["generic types that grow together"] = ("STFY0002", "[Savable] public partial class B<T> { private A<List<T>>? _x; } [Savable] public partial class A<T> { private B<T>? _x; }"),
            ["base with state"] = ("STFY0003", "public class B { public int X; } [Savable] public partial class A : B { }"),
            ["base of the platform"] = ("STFY0003", "[Savable] public partial class A : System.Collections.ObjectModel.Collection<int> { }"),
            ["gap in the chain"] = ("STFY0003", "[Savable] public partial class C { } public class B : C { } [Savable] public partial class A : B { }"),
            ["reserved member"] = ("STFY0004", "[Savable] public partial class A { public class StateRows; }"),
            ["reserved field"] = ("STFY0004", "[Savable] public partial class A { public int _stateOrdinal; }"),
            ["reserved type name"] = ("STFY0004", "[Savable] public partial class StateRows { }"),
            ["reserved type parameter"] = ("STFY0004", "[Savable] public partial class A<StateRows> { public StateRows? X; }"),
            ["base without code"] = ("STFY0005", "[Savable] public partial class B { [NoSave(\"\")] public Action? X; } [Savable] public partial class A : B { }"),
            ["field of a struct without code"] = ("STFY1001", "[Savable] public partial struct B { public System.Threading.Tasks.Task X; } [Savable] public partial class A { private B _b; }"),
            ["captured parameter that cannot be saved"] = ("STFY1001", "[Savable] public partial class A(System.Threading.Tasks.Task log) { public void Use() => log.Wait(); }"),
            ["parameter of a record that cannot be saved"] = ("STFY1001", "[Savable] public partial record A(System.Threading.Tasks.Task Log);"),
            ["initializer that looks into a parameter"] = ("STFY1007", "[Savable] public partial class A(string x) { [NoSave(\"a lock\")] public readonly object Gate = new(); public int Y = x.Length; }"),
            ["set of structs with hooks"] = ("STFY1001", "[Savable] public partial struct B { public int X; private void AfterLoad() => X++; } [Savable] public partial class A { private HashSet<B> _x = []; }"),
            ["keys that hold structs with hooks"] = ("STFY1001", "[Savable] public partial struct B { [SaveAs<int>] public Action X; private int SaveX() => 0; private void LoadX(int value) { } } [Savable] public partial struct C { public B? B; } [Savable] public partial class A { private IReadOnlyDictionary<C, int> _x = new Dictionary<C, int>(); }"),
            ["saved as, a method by reference"] = ("STFY1004", "[Savable] public partial class A { [SaveAs<int>] public Action? X; private int SaveX() => 0; private void LoadX(ref int value) { } }"),
            ["hook of a struct that returns a value"] = ("STFY2001", "[Savable] public partial struct A { public int X; private int AfterLoad() => X; }"),
            ["hook that is async"] = ("STFY2001", "[Savable] public partial class A { private async void AfterLoad() => await System.Threading.Tasks.Task.Yield(); }"),
            ["hook with another context"] = ("STFY2001", "[Savable] public partial class A { private void AfterLoad(SaveContext context) { } }"),
            ["two hooks of one name"] = ("STFY2001", "[Savable] public partial class A { private void AfterLoad(LoadContext context) { } private void AfterLoad() { } }"),
        };
}
