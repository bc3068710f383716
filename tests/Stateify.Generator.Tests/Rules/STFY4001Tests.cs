using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A type that is registered can be saved.</summary>
public sealed class STFY4001Tests
{
    [Fact]
    public void A_type_that_cannot_be_saved_is_an_error() => Assert.Equal(
        ["'Map' is not registered, and a graph that holds one cannot be saved: it is a class that is not marked [Savable]; register a savable type or remove the attribute"],
        AnalyzerRun.Check("[assembly: {|STFY4001:SavableType(typeof(Map))|}] public class Map;"));

    [Theory]
    [InlineData("[assembly: {|STFY4001:SavableType(typeof(Box<>))|}]")]
    [InlineData("[assembly: {|STFY4001:SavableType(typeof(Box<System.Threading.Tasks.Task>))|}]")]
    [InlineData("[assembly: {|STFY4001:SavableType(typeof(List<System.IO.Stream>))|}]")]
    [InlineData("[assembly: {|STFY4001:SavableType(typeof(System.Threading.Tasks.Task[,]))|}]")]
    public void Other_types_are_errors(string attribute) => AnalyzerRun.Check($"{attribute} [Savable] public partial class Box<T>;");

    [Fact]
    public void Savable_types_are_fine() => AnalyzerRun.Check(
        "[assembly: SavableType(typeof(Box<int>)), SavableType(typeof(Dictionary<string, Box<int>[]>))] [Savable] public partial class Box<T>;");
}
