using Stateify.CodeFixes;
using Stateify.CodeFixes.Members;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Fixes;

/// <summary>Types and methods that savable types rely on are marked.</summary>
public sealed class MarkTypeFixTests
{
    [Theory]
    [InlineData("public class Base { public int X; } [Savable] public partial class Unit : Base;", "[Savable] public partial class Base { public int X; } [Savable] public partial class Unit : Base;")]
    [InlineData("public class Base { private void AfterLoad() { } } [Savable] public partial class Unit : Base;", "[Savable] public partial class Base { private void AfterLoad() { } } [Savable] public partial class Unit : Base;")]
    [InlineData("public class Alarm { [SavableCallback] public void Ring() { } }", "[Savable] public partial class Alarm { [SavableCallback] public void Ring() { } }")]
    [InlineData("public class Box; [Savable] public partial class Unit { public object X = new Box(); }", "[Savable] public partial class Box; [Savable] public partial class Unit { public object X = new Box(); }")]
    public void A_type_is_marked(string source, string expected) => FixRun.Check<MarkTypeFix>($"using Stateify; {source}", $"using Stateify; {expected}");

    [Fact]
    public void A_registered_type_is_marked() => FixRun.Check<MarkTypeFix>(
        "using Stateify;\n[assembly: SavableType(typeof(Box[]))]\npublic class Box;\n", "using Stateify;\n[assembly: SavableType(typeof(Box[]))]\n[Savable]\npublic partial class Box;\n");

    [Fact]
    public void A_method_that_a_saved_delegate_calls_is_marked() => FixRun.Check<CallbackFix>(
        "using System; using Stateify; [Savable] public partial class Unit { public Action? Act; public void Start() => Act = Run; private void Run() { } }",
        "using System; using Stateify; [Savable] public partial class Unit { public Action? Act; public void Start() => Act = Run; [SavableCallback] private void Run() { } }");

    [Fact]
    public void A_method_that_no_saved_delegate_can_call_is_not() => Assert.Empty(FixRun.Titles<CallbackFix>(
        "using System; using Stateify; [Savable] public partial class Unit { public Action? Act = new Other().Run; } public class Other { public void Run() { } }"));
}
