namespace Stateify.Tests;

/// <summary>A directory of its own for one test, deleted afterwards.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private const string Memory = "/dev/shm";

    public TemporaryDirectory() => Path = Directory.CreateTempSubdirectory("stateify-").FullName;

    private TemporaryDirectory(string path) => Path = Directory.CreateDirectory(path).FullName;

    public string Path { get; }

    /// <summary>One in memory, if there is such a place, for tests that save thousands of files and are not about the disk.</summary>
    public static TemporaryDirectory InMemory() => Directory.Exists(Memory)
        ? new(System.IO.Path.Combine(Memory, $"stateify-{Guid.NewGuid():n}"))
        : new();

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>The names of everything in it, sorted.</summary>
    public string[] Names => [.. Directory.GetFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry)!).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
