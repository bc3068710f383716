namespace Stateify.Package.Tests.Harness;

/// <summary>A test that compiles to native code, skipped where there is no C compiler to link it with.</summary>
internal sealed class NativeFactAttribute : FactAttribute
{
    private static readonly string[] Linkers = ["clang", "gcc"];

    /// <summary>Looks for a compiler.</summary>
    public NativeFactAttribute()
    {
        if (OperatingSystem.IsLinux() && !Linkers.Any(IsOnPath))
            Skip = $"NativeAOT links with {string.Join(" or ", Linkers)}, and none of them is on the PATH.";
    }

    private static bool IsOnPath(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(directory => File.Exists(Path.Combine(directory, program)));
}
