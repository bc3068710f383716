using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Suppressors;

/// <summary>Warnings are taken back where generated code makes them false, and nowhere else.</summary>
public sealed class SuppressorTests
{
    [Theory]
    [InlineData("[Savable] public partial class Unit { private readonly int _x; public int X => _x; }")]
    [InlineData("[Savable] public partial class Unit { private readonly string? _x; public string? X() => _x; }")]
    [InlineData("[Savable] public partial struct Unit { private readonly int _x; public readonly int X => _x; }")]
    [InlineData("[Savable] public partial class Unit { [External(\"clock\")] private readonly Func<int>? _x; public int X() => _x!(); }")]
    public void A_field_that_a_load_fills_is_assigned(string source) => SuppressorRun.CheckSuppressed("CS0649", source);

    [Theory]
    [InlineData("[Savable] public partial class Unit { [NoSave(\"a cache\")] private int _x; public int X => _x; }")]
    [InlineData("[Savable] public partial class Unit { private readonly int _x; public int X => _x; private Action? _y; private System.IO.Stream? _z; }")]
    [InlineData("public class Unit { private readonly int _x; public int X => _x; }")]
    public void One_that_none_fills_is_not(string source) => SuppressorRun.CheckReported("CS0649", source);

    [Theory]
    [InlineData("private Unit() { }")]
    [InlineData("private Unit(int health) => Health = health; public int Health;")]
    [InlineData("private Unit() { } public Unit(string name) => Name = name; public static Unit Make() => new(\"a\");")]
    public void A_constructor_that_nobody_calls_need_not_fill_what_a_load_does(string members) =>
        SuppressorRun.CheckSuppressed("CS8618", $"[Savable] public partial class Unit {{ public string Name; {members} }}");

    [Theory]
    [InlineData("public string Name; public Unit() { }")]
    [InlineData("public string Name; private Unit() { } public static Unit Make() => new();")]
    [InlineData("public string Name; private Unit() { } public Unit(int x) : this() { }")]
    [InlineData("public string Name; private Unit() { } private sealed class Inner : Unit { }")]
    [InlineData("[NoSave(\"a cache\")] public string Name; private Unit() { }")]
    public void One_that_somebody_calls_must_and_so_must_each_for_what_is_not_saved(string members) =>
        SuppressorRun.CheckReported("CS8618", $"[Savable] public partial class Unit {{ {members} }}");

    [Theory]
    [InlineData("private void AfterLoad() { }")]
    [InlineData("private void BeforeSave(SaveContext context) { }")]
    [InlineData("[SaveAs<int>] public Type? Kind; private int SaveKind() => 3; private void LoadKind(int value) { }")]
    public void Methods_that_generated_code_calls_are_not_to_be_static(string members) =>
        SuppressorRun.CheckSuppressed("CA1822", $"[Savable] public partial class Unit {{ {members} }}", new StaticAdvice());

    [Theory]
    [InlineData("[Savable] public partial class Unit { private void Restore() { } }")]
    [InlineData("public partial class Unit { private void AfterLoad() { } }")]
    public void Others_may_be(string source) => SuppressorRun.CheckReported("CA1822", source, new StaticAdvice());

    // It stands in for the platform's analyzer, takes its id, and is never loaded by a compiler.
#pragma warning disable RS1029, RS1036, RS1038, RS1041, RS2008
    /// <summary>Advises as the platform's analyzer does, whatever a method does.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class StaticAdvice : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("CA1822", "Mark members as static", "Mark it", "Performance", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(
                static symbol => symbol.ReportDiagnostic(Diagnostic.Create(Rule, symbol.Symbol.Locations[0])), SymbolKind.Method);
        }
    }
#pragma warning restore RS1029, RS1036, RS1038, RS1041, RS2008
}
