using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>What is not saved is so for a written reason.</summary>
public sealed class STFY1003Tests
{
    [Fact]
    public void An_empty_reason_is_an_error() => Assert.Equal(
        ["'X' is left out of the saved state without a reason; write in [NoSave(\"...\")] why a restored object can do without it"],
        AnalyzerRun.Check("[Savable] public partial class Unit { [NoSave(\" \")] public int {|STFY1003:X|}; }"));

    [Fact]
    public void So_it_is_for_properties_and_events() => AnalyzerRun.Check("""
        [Savable]
        public partial class Unit
        {
            [NoSave(null!)] public int {|STFY1003:X|} { get; set; }
            [NoSave("")] public event Action? {|STFY1003:Y|};
            public void Raise() => Y?.Invoke();
        }
        """);

    [Fact]
    public void A_reason_is_fine() => AnalyzerRun.Check("[Savable] public partial class Unit { [NoSave(\"computed\")] public int X; }");
}
