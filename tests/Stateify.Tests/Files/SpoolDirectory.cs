namespace Stateify.Tests.Files;

/// <summary>A directory of its own for what is kept of streams that cannot seek.</summary>
internal sealed class SpoolDirectory : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public string Path => _directory.Path;

    /// <summary>The files in it that this process has open, though they have no name.</summary>
    public string[] OpenFiles =>
    [
        .. Directory.GetFiles("/proc/self/fd")
            .Where(fd => new FileInfo(fd).LinkTarget is { } target && target.StartsWith(Path, StringComparison.Ordinal)),
    ];

    /// <summary>Demands that no file in it has a name.</summary>
    public void AssertNothingHasAName() => Assert.Empty(_directory.Names);

    /// <summary>Demands that nothing is left in it, with a name or without.</summary>
    public void AssertNothingIsLeft()
    {
        AssertNothingHasAName();
        Assert.Empty(OpenFiles);
    }

    public void Dispose() => _directory.Dispose();
}
