using Stateify.Package.Tests.Harness;

namespace Stateify.Package.Tests;

/// <summary>Savable types in libraries, and callers that have the package only through them.</summary>
[Collection(nameof(PackageTests))]
public sealed class LibraryTests(StateifyPackage package)
{
    [Fact]
    public void A_graph_crosses_assemblies_and_the_package_comes_with_the_library() =>
        Assert.Equal("Dragon at 4,5, 12 gold\n", package.DotNet("Pair/Game", "run").Succeeded().Output);

    [Fact]
    public void A_component_shows_the_loaded_state() =>
        Assert.Equal(
            "<h1>Step 2 of 2</h1><p>Lancelot</p><p>the Grail</p>\n", package.DotNet("Razor/Host", "run").Succeeded().Output);

    [Fact]
    public void FSharp_saves_and_loads_types_of_a_CSharp_library() =>
        Assert.Equal("Ada has 21.5\n", package.DotNet("FSharp/Caller", "run").Succeeded().Output);
}
