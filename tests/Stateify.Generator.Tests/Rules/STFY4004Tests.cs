using Microsoft.CodeAnalysis;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>A field can hold something that can be saved.</summary>
public sealed class STFY4004Tests
{
    [Fact]
    public void The_message_names_the_interface_and_the_cures() => Assert.Equal(
        ["'Unit.Brain' can hold nothing that can be saved, for no [Savable] class implements 'IBrain'; mark those that do [Savable], let the loading program provide it with [External(\"key\")], or exclude it with [NoSave(\"reason\")]"],
        AnalyzerRun.Check("internal interface IBrain; internal class Sleeper : IBrain; [Savable] internal partial class Unit { public IBrain? {|STFY4004:Brain|}; }"));

    [Theory]
    [InlineData("[Savable] internal abstract partial class Brain; [Savable] internal partial class Unit { public Brain? {|STFY4004:Brain|}; }")]
    [InlineData("internal interface IBrain; [Savable] internal partial class Unit { public List<IBrain>? {|STFY4004:First|}; public IBrain? {|STFY4004:Second|}; }")]
    [InlineData("public partial class Outer { private interface IBrain; [Savable] private partial class Unit { public IBrain? {|STFY4004:Brain|}; } }")]
    public void Every_field_is_reported(string source) => Assert.All(
        AnalyzerRun.Check(source),
        static message => Assert.Contains("can hold nothing that can be saved", message, StringComparison.Ordinal));

    [Theory]
    [InlineData("public interface IBrain; [Savable] public partial class Unit { public IBrain? {|STFY4004:Brain|}; }")]
    [InlineData("[Savable] public partial class Unit { public IDisposable? {|STFY4004:Brain|}; }")]
    [InlineData("[Savable] public partial class Unit { public IObservable<int>? {|STFY4004:Brain|}; }")]
    public void All_types_of_a_program_are_known(string source) => AnalyzerRun.Check(source, OutputKind.ConsoleApplication);

    [Theory]
    [InlineData("internal interface IBrain; [Savable] internal partial class Sleeper : IBrain; [Savable] internal partial class Unit { public IBrain? Brain; }")]
    [InlineData("internal interface IBrain<T>; [Savable] internal partial class Sleeper<T> : IBrain<T>; [Savable] internal partial class Unit { public IBrain<int>? Brain; }")]
    [InlineData("[Savable] internal abstract partial class Brain; [Savable] internal partial class Hunter : Brain; [Savable] internal partial class Unit { public Brain? Brain; }")]
    [InlineData("[Savable] internal partial class Unit { public IComparable? Key; public IFormattable? Number; public System.Collections.IEnumerable? All; public IList<int>? List; public ICloneable? Copy; public object? Any; public Action? Act; }")]
    [InlineData("internal interface IBrain; [Savable] internal partial class Unit { [External(\"brain\")] public IBrain? Brain; public WeakReference<IBrain>? Weak; public Func<IBrain>? Make; }")]
    public void A_field_for_which_there_is_something_is_fine(string source) => AnalyzerRun.Check(source, OutputKind.ConsoleApplication);

    [Theory]
    [InlineData("public interface IBrain; [Savable] public partial class Unit { public IBrain? Brain; }")]
    [InlineData("public interface IBrain; [Savable] public partial class Unit { public IDisposable? Brain; }")]
    [InlineData("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Other\")] internal interface IBrain; [Savable] internal partial class Unit { public IBrain? Brain; }")]
    public void Others_may_have_something_for_what_a_library_shows_them(string source) => AnalyzerRun.Check(source);
}
