using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A class whose base class gets no code gets none.</summary>
public sealed class STFY0005Tests
{
    [Fact]
    public void A_base_class_with_errors_is_an_error() => Assert.Equal(
        ["'Entity.X' of type 'System.Threading.Tasks.Task?' cannot be saved: it is a task: work in progress on this process's threads; let it end before the save, or exclude it with [NoSave(\"reason\")] and start it again in AfterLoad",
         "'Unit' gets no code that saves it because its base class 'Entity' gets none; correct the errors of 'Entity'"],
        AnalyzerRun.Check("[Savable] public partial class Entity { public System.Threading.Tasks.Task? {|STFY1001:X|}; } [Savable] public partial class {|STFY0005:Unit|} : Entity;"));

    [Fact]
    public void It_goes_on_down_the_chain() => AnalyzerRun.Check(
        "[Savable] public class {|STFY0001:A|}; [Savable] public partial class {|STFY0005:B|} : A; [Savable] public partial class {|STFY0005:C|} : B;");

    [Fact]
    public void A_base_class_without_errors_is_fine() =>
        AnalyzerRun.Check("[Savable] public partial class A<T>; [Savable] public partial class B : A<int>;");
}
