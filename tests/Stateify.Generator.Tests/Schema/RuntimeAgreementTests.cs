using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Schema;

/// <summary>
/// What the analyzer says of a change is what the runtime does about it. Each case is two versions of a program with a class
/// <c>Unit</c>, compiled into this process under two namespaces of one length; a file that the first has saved is made to name the second.
/// </summary>
public sealed class RuntimeAgreementTests
{
    private const string Pieces = """
        public enum Small : byte { A }
        public enum Large : long { A }
        public interface IPiece;
        [Savable] public partial class Piece : IPiece;
        [Savable] public sealed partial class King : Piece;
        [Savable] public partial struct Point { public int X; }
        [Savable] public partial struct Place { public int X; }
        """;

    private static readonly string[] Columns =
    [
        "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "Int128", "UInt128", "Half", "float", "double", "decimal",
        "bool", "char", "Guid", "DateTime", "TimeSpan", "Small", "Large", "int?", "long?", "Small?", "Point", "Place", "Point?", "(int, int)",
        "string?", "int[]?", "King?",
    ];

    private static int _lastProgram;

    private enum Outcome
    {
        Loads,
        MayFail,
        Fails,
    }

    [Fact]
    public void Of_each_pair_of_columns()
    {
        (string From, string To)[] pairs = [.. Columns.SelectMany(static from => Columns.Select(to => (from, to)))];
        string before = $"{Pieces} [Savable] public partial class Unit {{{string.Concat(pairs.Select(static (pair, i) => $" public {pair.From} F{i:d3};"))} }}";
        string after = $"{Pieces} [Savable] public partial class Unit {{{string.Concat(pairs.Select(static (pair, i) => $" public {pair.To} F{i:d3};"))} }}";
        (Dictionary<string, Outcome> analyzer, Dictionary<string, Outcome> runtime) = Compare(before, after);
        Assert.Contains(Outcome.Fails, runtime.Values);
        Assert.Contains(Outcome.MayFail, runtime.Values);
        Assert.Equal(pairs.Select((pair, i) => $"{pair}: {runtime.GetValueOrDefault($"F{i:d3}")}"), pairs.Select((pair, i) => $"{pair}: {analyzer.GetValueOrDefault($"F{i:d3}")}"));
    }

    [Theory]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable] public partial class Unit { public int X; public int Y; }")]
    [InlineData("[Savable] public partial class Unit { public int X; public string Y = \"\"; }", "[Savable] public partial class Unit { public int X; }")]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable] public partial class Unit { public int Y; }")]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable, RemovedField(\"X\")] public partial class Unit { public int Y; }")]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable] public partial class Unit { [FormerlyNamed(\"X\")] public long Y; }")]
    [InlineData("[Savable] public partial class Unit { public int X; public int Y; }", "[Savable] public partial class Unit { [FormerlyNamed(\"Y\")] public int X; }")]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable] public abstract partial class Base { public int X; } [Savable] public partial class Unit : Base;")]
    [InlineData("[Savable] public abstract partial class Base { public int X; } [Savable] public partial class Unit : Base;", "[Savable] public partial class Unit { public int X; }")]
    [InlineData("[Savable] public abstract partial class Base { public int X; } [Savable] public partial class Unit : Base;", "[Savable] public abstract partial class Base; [Savable] public partial class Unit : Base { public int X; }")]
    [InlineData("[Savable] public abstract partial class Base { public int X; } [Savable] public partial class Unit : Base;", "[Savable] public partial class Unit;")]
    [InlineData("[Savable] public abstract partial class Base { public int X; } [Savable] public partial class Unit : Base;", "[Savable, RemovedField(\"X\")] public partial class Unit;")]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable] public abstract partial class Base { public int Z; } [Savable] public partial class Unit : Base { public int X; }")]
    [InlineData("[Savable] public abstract partial class A { public int X; } [Savable] public partial class Unit : A;", "[Savable] public abstract partial class A { public int X; } [Savable] public abstract partial class B : A { public int Y; } [Savable] public partial class Unit : B;")]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable(Version = 2)] public partial class Unit { public string X = \"\"; }")]
    [InlineData("[Savable] public partial class Unit { public int X; }", "[Savable(Version = 2)] public partial class Unit { public string X = \"\"; private static void Upgrade(SavedRow row) => row.Set(\"X\", \"\"); }")]
    [InlineData("[Savable(Version = 2)] public partial class Unit { public int X; }", "[Savable] public partial class Unit { public int X; }")]
    [InlineData("[Savable] public partial class Unit { public Part? X = new(); } [Savable] public partial class Part { public int Y; }", "[Savable] public partial class Unit { public Part? X; } [Savable] public sealed partial class Part { public int Y; }")]
    [InlineData("[Savable] public partial class Unit { public Part? X = new(); } [Savable] public sealed partial class Part { public int Y; }", "[Savable] public partial class Unit { public Part? X; } [Savable] public partial class Part { public int Y; }")]
    [InlineData("[Savable] public partial class Unit { public Part? X = new(); } [Savable] public sealed partial class Part { public int Y; }", "[Savable] public partial class Unit { public object? X; }")]
    [InlineData("[Savable] public partial class Unit { public Part X; } [Savable] public partial struct Part { public int Y; }", "[Savable] public partial class Unit { public Part X; } [Savable] public partial struct Part { public string Y; }")]
    [InlineData("[Savable] public partial class Unit { public Part X; } [Savable] public partial struct Part { public int Y; }", "[Savable] public partial class Unit { public Part X; } [Savable] public partial struct Part { public short Y; }")]
    [InlineData("[Savable] public partial class Unit { public Part? X = new(); } [Savable] public partial class Part { public int Y; }", "[Savable] public partial class Unit { public Part X; } [Savable] public partial struct Part { public int Y; }")]
    [InlineData("public enum Mood { A } [Savable] public partial class Unit { public Mood X; }", "public enum Humor { A } [Savable] public partial class Unit { public Humor X; }")]
    [InlineData("[Savable] public partial class Unit : List<int>;", "[Savable] public partial class Unit;")]
    [InlineData("[System.Runtime.CompilerServices.InlineArray(2)] [Savable] public partial struct Few { private int _x; } [Savable] public partial class Unit { public Few X; }", "[System.Runtime.CompilerServices.InlineArray(3)] [Savable] public partial struct Few { private long _x; } [Savable] public partial class Unit { public Few X; }")]
    [InlineData("[System.Runtime.CompilerServices.InlineArray(3)] [Savable] public partial struct Few { private int _x; } [Savable] public partial class Unit { public Few X; }", "[System.Runtime.CompilerServices.InlineArray(2)] [Savable] public partial struct Few { private int _x; } [Savable] public partial class Unit { public Few X; }")]
    public void Of_other_changes(string before, string after)
    {
        (Dictionary<string, Outcome> analyzer, Dictionary<string, Outcome> runtime) = Compare(before, after);
        Assert.NotEmpty(analyzer);
        Assert.Equal(runtime.Values.Append(Outcome.Loads).Max(), analyzer.Values.Max());
    }

    private static (Dictionary<string, Outcome> Analyzer, Dictionary<string, Outcome> Runtime) Compare(string before, string after)
    {
        int number = Interlocked.Increment(ref _lastProgram);
        (string old, string now) = ($"Before{number:d4}", $"Behind{number:d4}");
        object graph = MakeUnit(old, before);
        StateSerializer.Save(MakeUnit(now, after));
        byte[] image = StateSerializer.Save(graph);
        byte[] oldName = Encoding.UTF8.GetBytes(old);
        for (int at = image.AsSpan().IndexOf(oldName); at >= 0; at = image.AsSpan().IndexOf(oldName))
            Encoding.UTF8.GetBytes(now).CopyTo(image, at);

        string schema = SchemaRun.Write($"namespace {old}; {before}").Replace(old, now, StringComparison.Ordinal);
        LoadVerdict verdict = StateSerializer.CanLoad(image);
        Assert.Null(verdict.Error);
        return (
            Worst(SchemaRun.Diagnostics($"namespace {now}; {after}", schema), static diagnostic => PlaceOf(diagnostic), static diagnostic => OutcomeOf(diagnostic.Id)),
            Worst(verdict.Types.SelectMany(static type => type.Changes), static change => change.Field ?? "", static change => OutcomeOf(change)));
    }

    private static object MakeUnit(string program, string source)
    {
        Assembly assembly = RoundTrip.Load(GeneratorRun.Checked(TestCompilation.Create(program, [$"namespace {program}; {source}"], [])).Output);
        return Activator.CreateInstance(assembly.GetType($"{program}.Unit", throwOnError: true)!)!;
    }

    private static Dictionary<string, Outcome> Worst<T>(IEnumerable<T> differences, Func<T, string> place, Func<T, Outcome> outcome) =>
        differences.GroupBy(place).ToDictionary(static group => group.Key, group => group.Max(outcome));

    private static string PlaceOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "";

    private static Outcome OutcomeOf(string id) => id switch
    {
        "STFY3001" or "STFY3004" => Outcome.Fails,
        "STFY3006" => Outcome.MayFail,
        _ => Outcome.Loads,
    };

    private static Outcome OutcomeOf(SchemaChange change) => change switch
    {
        { Prevents: true } => Outcome.Fails,
        { Kind: SchemaChangeKind.FieldNarrowed } => Outcome.MayFail,
        _ => Outcome.Loads,
    };
}
