using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;
using Stateify.Package.Tests.Harness;

namespace Stateify.Package.Tests;

/// <summary>What is in the package, and what is not.</summary>
[Collection(nameof(PackageTests))]
public sealed class ContentTests(StateifyPackage package)
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Fact]
    public void It_holds_the_runtime_and_what_the_compiler_loads()
    {
        Assert.Equal(
            [
                "README.md",
                .. ProjectsIn("analyzers").Concat(ProjectsIn("generator")).Select(static project => $"analyzers/dotnet/cs/{project}.dll"),
                "buildTransitive/Stateify.props",
                "buildTransitive/Stateify.targets",
                "icon.png",
                "lib/net10.0/Stateify.dll",
                "lib/net10.0/Stateify.xml",
                "lib/net9.0/Stateify.dll",
                "lib/net9.0/Stateify.xml",
            ],
            Files(package.Archive));
    }

    [Fact]
    public void It_depends_on_no_other_package()
    {
        XElement manifest = XElement.Parse(Encoding.UTF8.GetString(package.Read("Stateify.nuspec")).TrimStart('\uFEFF'));

        Assert.DoesNotContain(manifest.Descendants(), static element => element.Name.LocalName == "dependency");
        Assert.Equal("MIT", manifest.Descendants().Single(static element => element.Name.LocalName == "license").Value);
    }

    [Fact]
    public void Its_assemblies_do_not_tell_where_they_were_built()
    {
        foreach (string file in Files(package.Archive).Where(static file => file.EndsWith(".dll", StringComparison.Ordinal)))
            Assert.Equal(-1, package.Read(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(StateifyPackage.Repository)));
    }

    [Fact]
    public void Its_symbols_hold_the_sources()
    {
        Assert.Equal(["lib/net10.0/Stateify.pdb", "lib/net9.0/Stateify.pdb"], Files(package.SymbolArchive));
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbImage(
            [.. StateifyPackage.Read(package.SymbolArchive, "lib/net10.0/Stateify.pdb")]);
        MetadataReader symbols = provider.GetMetadataReader();

        Assert.NotEmpty(symbols.Documents);
        foreach (DocumentHandle handle in symbols.Documents)
        {
            Assert.StartsWith("/_/", symbols.GetString(symbols.GetDocument(handle).Name));
            Assert.Contains(
                symbols.GetCustomDebugInformation(handle),
                fact => symbols.GetGuid(symbols.GetCustomDebugInformation(fact).Kind) == EmbeddedSource);
        }
    }

    /// <summary>The files of an archive, without those that belong to the format.</summary>
    private static string[] Files(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        return
        [
            .. archive.Entries.Select(static entry => entry.FullName)
                .Where(static file => !IsOfTheFormat(file))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsOfTheFormat(string file) =>
        file is "[Content_Types].xml" or "_rels/.rels" or "Stateify.nuspec" || file.StartsWith("package/services/", StringComparison.Ordinal);

    private static IEnumerable<string> ProjectsIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(StateifyPackage.Repository, folder), "*.csproj", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!;
}
