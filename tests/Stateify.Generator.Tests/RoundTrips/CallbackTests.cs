using System.Reflection;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.RoundTrips;

/// <summary>Delegates to methods of all kinds, in generic types, and over assemblies.</summary>
public sealed class CallbackTests
{
    [Fact]
    public void Methods_of_generic_types_are_called_with_their_types() => RoundTrip.Check(
        "Int32 1 Int32 2 String 3 String 4 static Int32 5",
        """
        [Savable]
        public abstract partial class Base<T>
        {
            [SavableCallback] private string Own(int x) => $"{typeof(T).Name} {x}";
            [SavableCallback(typeof(string)), SavableCallback(typeof(List<int>))] protected string Generic<U>(int x) => $"{typeof(U).Name} {x}";
            [SavableCallback] private static string Static(int x) => $"static {typeof(T).Name} {x}";
            public Func<int, string>[] All() => [Own, Own, Generic<string>, Generic<string>, Static];
        }
        [Savable] public sealed partial class Derived : Base<int> { public Func<int, string>[] Calls = []; }
        public static class Scenario
        {
            public static object Make() { Derived d = new(); d.Calls = d.All(); return d; }
            public static string Describe(object o) => string.Join(' ', ((Derived)o).Calls.Select((call, i) => call(i + 1)));
        }
        """);

    [Fact]
    public void Methods_with_all_kinds_of_parameters_are_called() => RoundTrip.Check(
        "1 out 2 3 4 async 5 iterator 6 7",
        """
        public unsafe delegate ref readonly int Odd(ref int a, out string b, in int c, ref readonly int d, scoped Span<int> e, int* f, params int[] @int);
        public unsafe delegate string Pointers(delegate*<int, int> f, int** p);
        [Savable]
        public sealed partial class Unit
        {
            public Odd? Odd;
            public Pointers? Pointers;
            public Func<int, System.Threading.Tasks.Task<string>>? Async;
            public Func<int, IEnumerable<int>>? Iterator;
            private int _x;
            [SavableCallback] private unsafe ref readonly int Call(ref int a, out string b, in int c, ref readonly int d, scoped Span<int> e, int* f, params int[] @int) { b = $"{a} out {c} {e[0]}"; _x = *f; return ref _x; }
            [SavableCallback] private unsafe string Call(delegate*<int, int> f, int** p) => $"{**p}";
            [SavableCallback] private async System.Threading.Tasks.Task<string> Call(int x) { await System.Threading.Tasks.Task.Yield(); return $"async {x}"; }
            [SavableCallback] private IEnumerable<int> Iterate(int x) { yield return x; yield return x + 1; }
            public unsafe Unit Set() { Odd = Call; Pointers = Call; Async = Call; Iterator = Iterate; return this; }
            public unsafe string Describe()
            {
                int a = 1, f = 4, d = 0; int* p = &f;
                int result = Odd!(ref a, out string b, 2, in d, [3], p);
                return $"{b} {result} {Async!(5).Result} iterator {string.Join(' ', Iterator!(6))}";
            }
        }
        public static class Scenario
        {
            public static object Make() => new Unit().Set();
            public static string Describe(object o) => ((Unit)o).Describe();
        }
        """);

    [Fact]
    public void Static_methods_of_other_types_are_called() => RoundTrip.Check(
        "f 1 f 1.5 i 2 s",
        """
        internal static class Functions
        {
            [SavableCallback] internal static string F(int x) => $"f {x}";
            [SavableCallback] internal static string F(double x) => FormattableString.Invariant($"f {x}");
            internal interface IInner { [SavableCallback] internal static string I(int x) => $"i {x}"; }
        }
        [Savable]
        public abstract partial class Statics
        {
            [SavableCallback] internal static string S() => "s";
        }
        [Savable]
        public sealed partial class Unit
        {
            public Func<int, string> A = Functions.F;
            public Func<double, string> B = Functions.F;
            public Func<int, string> C = Functions.IInner.I;
            public Func<string> D = Statics.S;
        }
        public static class Scenario
        {
            public static object Make() => new Unit();
            public static string Describe(object o) => $"{((Unit)o).A(1)} {((Unit)o).B(1.5)} {((Unit)o).C(2)} {((Unit)o).D()}";
        }
        """);

    [Fact]
    public void Private_methods_of_a_class_of_a_library_are_called_on_objects_of_a_program()
    {
        GeneratorRun library = GeneratorRun.Checked(TestCompilation.Create("CallbackLibrary", ["""
            namespace CallbackLibrary;
            [Savable]
            public abstract partial class Source
            {
                public event Action<int>? Changed;
                private int _sum;
                [SavableCallback] private void OnChanged(int x) => _sum += x;
                [SavableCallback] protected abstract void OnOther(int x);
                protected Source() { Changed += OnChanged; Changed += OnOther; }
                public int Raise(int x) { Changed?.Invoke(x); return _sum; }
            }
            """], []));
        string[] sources = ["""
            using CallbackLibrary;
            namespace CallbackProgram;
            [Savable]
            public sealed partial class Sink : Source
            {
                public int Other;
                protected override void OnOther(int x) => Other -= x;
            }
            public static class Scenario
            {
                public static object Make() { Sink sink = new(); sink.Raise(1); return sink; }
                public static string Describe(object o) => $"{((Sink)o).Raise(1)} {((Sink)o).Other}";
            }
            """];
        GeneratorRun program = GeneratorRun.Checked(TestCompilation.Create("CallbackProgram", sources, [TestCompilation.ReferenceAssembly(library.Output)]));
        Assert.Empty(AnalyzerRun.Diagnostics(program.Output));

        RoundTrip.Load(library.Output);
        Type scenario = RoundTrip.Load(program.Output).GetType("CallbackProgram.Scenario", throwOnError: true)!;
        object graph = scenario.GetMethod("Make")!.Invoke(null, null)!;
        byte[] state = StateSerializer.Save(graph);
        object restored = StateSerializer.Load<object>(state)!;
        Assert.Equal(state, StateSerializer.Save(restored));
        MethodInfo describe = scenario.GetMethod("Describe")!;
        Assert.Equal("2 -2", describe.Invoke(null, [restored]));
        Assert.Equal("3 -3", describe.Invoke(null, [restored]));
    }
}
