using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A change after which it depends on the values of a file whether it can be loaded is a warning.</summary>
public sealed class STFY3006Tests
{
    [Fact]
    public void A_narrower_field_is_named_with_what_was_saved() => Assert.Equal(
        ["'Unit.X' was saved as 'long' and is 'int' now: existing files load only if each value fits; write it into Stateify.schema.txt, or raise Version and convert the values in Upgrade"],
        SchemaRun.Check("[Savable] public partial class Unit { public long X; }", "[Savable] public partial class Unit { public int {|STFY3006:X|}; }"));

    [Theory]
    [InlineData("[Savable] public partial class Unit { public int? X; }", "[Savable] public partial class Unit { public int {|STFY3006:X|}; }")]
    [InlineData("[Savable] public partial class Unit { public IReadOnlyList<int>? X; }", "[Savable] public partial class Unit { public List<int>? {|STFY3006:X|}; }")]
    [InlineData("[Savable] public partial class Unit { public object? X; }", "[Savable] public partial class Unit { public string? {|STFY3006:X|}; }")]
    [InlineData("[Savable] public partial class Box<T> { public T? X; }", "[Savable] public partial class Box<T> { public int {|STFY3006:X|}; }")]
    [InlineData("[Savable] public partial class A<T> { public T? X; } [Savable] public partial class B : A<int>;", "[Savable] public partial class A<T> { public T? X; } [Savable] public partial class {|STFY3006:B|} : A<long>;")]
    public void So_are_other_changes(string before, string after) => SchemaRun.Check(before, after);
}
