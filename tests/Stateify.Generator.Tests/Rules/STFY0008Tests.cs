using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>Types written for BinaryFormatter are pointed out, with what stands in the way of converting them.</summary>
public sealed class STFY0008Tests
{
    [Fact]
    public void A_serializable_type_is_pointed_out() => Assert.Equal(
        ["'Unit' is [Serializable], which only formatters heed that .NET has retired; mark it [Savable]"],
        AnalyzerRun.Check("[Serializable] public class {|STFY0008:Unit|};"));

    [Theory]
    [InlineData(" : System.Runtime.Serialization.ISerializable { public void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context) { } }", "it chooses what is written itself (ISerializable)")]
    [InlineData(" : System.Runtime.Serialization.IDeserializationCallback { public void OnDeserialization(object? sender) { } }", "OnDeserialization completes it")]
    [InlineData(" : System.Runtime.Serialization.IObjectReference { public object GetRealObject(System.Runtime.Serialization.StreamingContext context) => this; }", "another object takes its place")]
    [InlineData(" { [System.Runtime.Serialization.OnDeserializing] private void Begin(System.Runtime.Serialization.StreamingContext context) { } }", "what its [OnDeserializing] method does belongs into the initializers")]
    [InlineData(" { [System.Runtime.Serialization.OnDeserialized] private void End(System.Runtime.Serialization.StreamingContext context) { } public void AfterLoad() { } }", "it has both a method AfterLoad and one that is [OnDeserialized]")]
    public void What_has_no_counterpart_is_explained(string rest, string reason) =>
        Assert.Contains(reason, Assert.Single(AnalyzerRun.Check("[Serializable] public class {|STFY0008:Unit|}" + rest)), StringComparison.Ordinal);

    [Theory]
    [InlineData("[Serializable, Savable] public partial class Unit;")]
    [InlineData("[Serializable] public class LostException : Exception;")]
    [InlineData("[Serializable] public class MarkAttribute : Attribute;")]
    [InlineData("[Serializable] public enum Color { Red }")]
    [InlineData("[Serializable] public delegate void Act();")]
    [InlineData("public class Unit;")]
    public void Others_are_not(string source) => AnalyzerRun.Check(source);
}
