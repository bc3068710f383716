using System.Diagnostics;

namespace Stateify.Generator.Tests.Harness;

/// <summary>
/// A project in a folder of its own, with the generator, the analyzers and the fixes of this build, on which the commands of the SDK
/// are run.
/// </summary>
internal sealed class FormattedProject : IDisposable
{
    private static readonly string Built = AppContext.BaseDirectory;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stateify-format-");

    /// <summary>Creates a console application that must compile without a warning.</summary>
    public FormattedProject()
    {
        Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Built}Stateify.dll" />
                <Analyzer Include="{Built}Stateify.Generator.dll;{Built}Stateify.Analyzers.dll;{Built}Stateify.CodeFixes.dll" />
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>Writes a file.</summary>
    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    /// <summary>The text of a file.</summary>
    public string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Runs <c>dotnet</c> in the folder; its output, if it succeeds.</summary>
    public string Run(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What 'dotnet test' tells its MSBuild is not meant for others, and servers that outlive a command would keep its output open.
        // None runs for long enough to gain from being measured.
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{output}\n{errors.Result}");
        return output;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
