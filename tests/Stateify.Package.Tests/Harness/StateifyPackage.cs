using System.IO.Compression;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Stateify.Package.Tests.Harness;

/// <summary>
/// The package, packed once, in a feed of its own in a temporary directory, and projects beside it that refer to it. NuGet
/// unpacks it into that directory: the machine's own cache never sees a package that another build would mistake for its own.
/// </summary>
public sealed class StateifyPackage : IDisposable
{
    private const string Version = "99.0.0-tests";

    private readonly string _directory = Directory.CreateTempSubdirectory("stateify-package-").FullName;

    /// <summary>Packs the package.</summary>
    public StateifyPackage()
    {
        string feed = Path.Combine(_directory, "feed");
        Command.Run(
            Repository, "dotnet", "pack", "src/Stateify", "--configuration", "Release", "--no-restore", "--output", feed,
            $"-p:PackageVersion={Version}", "-p:RunAnalyzers=false").Succeeded();
        Archive = Path.Combine(feed, $"Stateify.{Version}.nupkg");
        SymbolArchive = Path.Combine(feed, $"Stateify.{Version}.snupkg");

        File.WriteAllText(Path.Combine(_directory, "nuget.config"), $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <packageSources>
                <add key="stateify" value="feed" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{MachinePackages}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(_directory, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <StateifyVersion>{Version}</StateifyVersion>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <InvariantGlobalization>true</InvariantGlobalization>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
            </Project>
            """);
        foreach (string source in Directory.EnumerateFiles(Consumers, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(_directory, Path.GetRelativePath(Consumers, source));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(source, copy);
        }
    }

    /// <summary>The path of the package.</summary>
    public string Archive { get; }

    /// <summary>The path of the package of symbols.</summary>
    public string SymbolArchive { get; }

    /// <summary>The root of the repository that was packed.</summary>
    public static string Repository { get; } = Path.GetFullPath("../../..", Here());

    private static string Consumers { get; } = Path.GetFullPath("../Consumers", Here());

    /// <summary>What the build of these tests has restored, so that it need not be fetched again.</summary>
    private static string MachinePackages => typeof(StateifyPackage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static fact => fact.Key == "NuGetPackageRoot").Value!;

    /// <summary>Runs a <c>dotnet</c> command in the directory of a project of <c>Consumers</c>.</summary>
    internal Command DotNet(string project, params string[] arguments) => Command.Run(PathOf(project), "dotnet", arguments);

    /// <summary>Publishes a project of <c>Consumers</c> for this machine and runs what came of it.</summary>
    internal Command Publish(string project)
    {
        DotNet(project, "publish", "--use-current-runtime", "--output", "published").Succeeded();
        return Command.Run(PathOf(project), Path.Combine(PathOf(project), "published", Path.GetFileName(project)));
    }

    /// <summary>Where a project of <c>Consumers</c>, or a file of one, is while it is tested.</summary>
    internal string PathOf(string path) => Path.Combine(_directory, path);

    /// <summary>The bytes of a file of the package.</summary>
    public byte[] Read(string file) => Read(Archive, file);

    /// <summary>The bytes of a file of one of the two packages.</summary>
    public static byte[] Read(string archive, string file)
    {
        using ZipArchive files = ZipFile.OpenRead(archive);
        using Stream stream = files.GetEntry(file)!.Open();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
