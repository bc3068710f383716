namespace Stateify.Package.Tests.Harness;

/// <summary>The tests of the package share one, and run one after the other: each keeps all cores busy with a build.</summary>
[CollectionDefinition(nameof(PackageTests))]
public sealed class PackageTests : ICollectionFixture<StateifyPackage>;
