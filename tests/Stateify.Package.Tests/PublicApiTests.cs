using System.Runtime.CompilerServices;
using Stateify.Package.Tests.Harness;
using Stateify.Tests.Shared;

namespace Stateify.Package.Tests;

/// <summary>What users and generated code may call changes only on purpose.</summary>
[Collection(nameof(PackageTests))]
public sealed class PublicApiTests(StateifyPackage package)
{
    [Fact]
    public void Public_API_is_the_approved_one() =>
        Snapshot.Verify(PublicApi.Of(package.Read("lib/net10.0/Stateify.dll")), Approved(), "txt");

    [Fact]
    public void Public_API_is_the_same_on_all_frameworks() =>
        Assert.Equal(PublicApi.Of(package.Read("lib/net10.0/Stateify.dll")), PublicApi.Of(package.Read("lib/net9.0/Stateify.dll")));

    private static string Approved([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "PublicApi");
}
