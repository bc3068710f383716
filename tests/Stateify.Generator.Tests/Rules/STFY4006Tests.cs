using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A project that asks for it is told where its savable types depend on what no save keeps.</summary>
public sealed class STFY4006Tests
{
    [Fact]
    public void The_message_says_what_is_read_and_what_to_do() => Assert.Equal(
        ["'Unit' reads DateTime.Now, the clock of the machine: a restored object may find something else there; keep it in a field, or let the program provide it with [External(\"key\")]"],
        AnalyzerRun.Check("[Savable] public partial class Unit { public int Year => {|STFY4006:DateTime.Now|}.Year; }"));

    [Theory]
    [InlineData("public long X() => {|STFY4006:Environment.TickCount64|} + {|STFY4006:Environment.TickCount|};", "the clock")]
    [InlineData("public int X() => {|STFY4006:Random.Shared|}.Next() + {|STFY4006:new Random()|}.Next();", "a source of chance")]
    [InlineData("public Guid X = {|STFY4006:Guid.NewGuid()|};", "a source of chance")]
    [InlineData("public int X(string y) => {|STFY4006:y.GetHashCode()|} + {|STFY4006:HashCode.Combine(1, 2)|};", "a hash code that differs")]
    [InlineData("private static int _count; public int X() => {|STFY4006:_count|}++ + {|STFY4006:Other.Count|};", "a static ")]
    [InlineData("[ThreadStatic] private static readonly int t_depth; public int X() => {|STFY4006:t_depth|};", "the running thread")]
    [InlineData("private static readonly System.Threading.ThreadLocal<int> Depth = new(); public int X() { Func<int> y = () => {|STFY4006:Depth.Value|}; return y(); }", "the running thread")]
    public void What_changes_outside_of_the_graph_is_found(string members, string what) => Assert.All(
        AnalyzerRun.Check($"public static class Other {{ public static int Count {{ get; set; }} }} [Savable] public partial class Unit {{ {members} }}"),
        message => Assert.Contains(what, message, StringComparison.Ordinal));

    [Theory]
    [InlineData("[Savable] public partial class Unit { private static readonly int[] Table = [1]; private const int Size = 2; private static int _last; public int X() { _last = Table[0]; return Size + new Random(3).Next(); } }")]
    [InlineData("[Savable] public partial class Unit { public string X = \"\"; public override int GetHashCode() => X.GetHashCode(); public override bool Equals(object? y) => false; }")]
    [InlineData("[Savable] public partial class Unit { public int X; public int Y() => 3.GetHashCode() + X; }")]
    [InlineData("public class Unit { public DateTime X = DateTime.Now; }")]
    public void What_does_not_and_what_other_types_read_is_fine(string source) => AnalyzerRun.Check(source);

    [Fact]
    public async Task Nobody_is_told_who_does_not_ask()
    {
        Compilation compilation = GeneratorRun.Of(TestCompilation.Create("[Savable] public partial class Unit { public DateTime X = DateTime.Now; }")).Output;
        Assert.Empty(await compilation.WithAnalyzers(AnalyzerRun.Analyzers).GetAnalyzerDiagnosticsAsync());
    }
}
