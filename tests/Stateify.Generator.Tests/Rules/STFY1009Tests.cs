using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>What is not saved can be set again.</summary>
public sealed class STFY1009Tests
{
    [Fact]
    public void A_readonly_field_without_initializer_is_an_error() => Assert.Equal(
        ["'Unit._gate' is not saved and readonly, and nothing sets it when the object is restored, for no constructor of yours runs then; give it an initializer, or remove 'readonly' and assign it in AfterLoad"],
        AnalyzerRun.Check("[Savable] public partial class Unit { [NoSave(\"a lock\")] private readonly object {|STFY1009:_gate|}; public Unit() => _gate = new(); public object Use() => _gate; }"));

    [Theory]
    [InlineData("[Savable] public partial class Unit { [NoSave(\"r\")] public object {|STFY1009:Gate|} { get; } public Unit() => Gate = new(); }")]
    [InlineData("[Savable] public partial class Unit { [NoSave(\"r\")] private readonly int {|STFY1009:_x|}; public Unit(int x) => _x = x; }")]
    [InlineData("[Savable] public readonly partial struct Unit { [NoSave(\"r\")] private readonly int {|STFY1009:_x|}; public Unit(int x) => _x = x; }")]
    public void Other_members_are_errors(string source) => AnalyzerRun.Check(source);

    [Theory]
    [InlineData("[NoSave(\"r\")] private readonly object _gate = new();")]
    [InlineData("[NoSave(\"r\")] private readonly object? _gate = null;")]
    [InlineData("[NoSave(\"r\")] private object? _gate; private void AfterLoad() => _gate = new(); public object? Use() => _gate;")]
    [InlineData("[NoSave(\"r\")] public object Gate { get; } = new();")]
    [InlineData("[NoSave(\"r\")] public object? Gate { get; private set; }")]
    [InlineData("[NoSave(\"r\")] public object? Gate { get; init; }")]
    [InlineData("private readonly int _x; public Unit(int x) => _x = x;")]
    public void What_can_be_set_is_fine(string members) => AnalyzerRun.Check($"[Savable] public partial class Unit {{ {members} }}");
}
