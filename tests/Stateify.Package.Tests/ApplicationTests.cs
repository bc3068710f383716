using Stateify.Package.Tests.Harness;

namespace Stateify.Package.Tests;

/// <summary>The same graph is saved and loaded by every kind of application.</summary>
[Collection(nameof(PackageTests))]
public sealed class ApplicationTests(StateifyPackage package)
{
    /// <summary>What the loaded fleet and its clone tell, and nothing about differences before it.</summary>
    private static readonly string Report = string.Concat(Enumerable.Repeat(
        "Hopper: 2 arrivals, Beagle, Argo, Argo at 270 with Bulk { Tons = 2.50 }, Beagle at 270 with Boxes { Content = finches, Number = 14 }, 42 fathoms\n",
        2));

    [Fact]
    public void Console_application() => Assert.Equal(Report, package.DotNet("ConsoleApp", "run").Succeeded().Output);

    [Fact]
    public void Trimmed_application() => Assert.Equal(Report, package.Publish("TrimmedApp").Succeeded().Output);

    [NativeFact]
    public void Native_application() => Assert.Equal(Report, package.Publish("NativeApp").Succeeded().Output);
}
