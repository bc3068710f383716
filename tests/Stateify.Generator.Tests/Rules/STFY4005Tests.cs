using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>Generic types are registered with the arguments they are used with.</summary>
public sealed class STFY4005Tests
{
    private const string Box = "public interface IShape; [Savable] public partial class Box<T> : IShape { public T? Value; }";

    [Fact]
    public void The_message_names_the_place_and_the_cure() => Assert.Equal(
        ["At 'World.Shapes[]' there can be a 'Box<int>', which nothing registers, so that a graph with one cannot be saved; write [assembly: SavableType(typeof(Box<int>))]"],
        AnalyzerRun.Check($"{Box} [Savable] public partial class World {{ public List<IShape> Shapes = []; public void Fill() => Shapes.Add(new {{|STFY4005:Box<int>|}}()); }}"));

    [Theory]
    [InlineData("[Savable] public partial class Base; [Savable] public partial class Crate<T> : Base; [Savable] public partial class World { public Base X = new {|STFY4005:Crate<int>|}(); }")]
    [InlineData("[Savable] public partial class World { public IShape X = new {|STFY4005:Box<Box<int>>|}(); public Box<int>? Y; }")]
    [InlineData("[Savable] public partial class World { public IShape? X; } public static class Maker { public static IShape Make() => new {|STFY4005:Box<string[]>|} { Value = [] }; }")]
    public void Others_are_found(string source) => AnalyzerRun.Check(Box + source);

    [Theory]
    [InlineData("[Savable] public partial class World { public IShape X = new Box<int>(); public Box<int>? Y; }")]
    [InlineData("[Savable] public partial class World { public IShape X = new Box<int>(); public List<Box<Box<int>>>? Y; }")]
    [InlineData("[Savable] public partial class World { public IShape X = new Box<int>(); public Outer<int>? Y; } [Savable] public partial class Outer<T> { public Box<T>? Z; }")]
    [InlineData("[Savable] public partial class World { public object? X; public void Use() { var box = new Box<int>(); Console.WriteLine(box); } }")]
    [InlineData("[Savable] public partial class World { public IShape? X; } public static class Maker<T> { public static IShape Make() => new Box<T>(); }")]
    [InlineData("[Savable] public partial class World { public IEnumerable<int>? X; public void Use() => X = new HashSet<int>(); }")]
    public void What_fields_name_is_registered_and_what_no_field_holds_need_not_be(string source) => AnalyzerRun.Check(Box + source);

    [Fact]
    public void So_is_what_an_attribute_names() => AnalyzerRun.Check(
        $"[assembly: SavableType(typeof(Box<int>)), SavableType(typeof(Box<string>[]))] {Box} [Savable] public partial class World {{ public IShape X = new Box<int>(); public IShape Y = new Box<string>(); }}");
}
