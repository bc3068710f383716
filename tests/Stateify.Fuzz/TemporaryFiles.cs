namespace Stateify.Fuzz;

/// <summary>A directory for the files of one state; in memory, if there is such a place: there are a great many of them.</summary>
internal static class TemporaryFiles
{
    private const string InMemory = "/dev/shm";

    public static T Use<T>(Func<string, T> use)
    {
        string path = Directory.Exists(InMemory)
            ? Directory.CreateDirectory(Path.Combine(InMemory, $"stateify-fuzz-{Guid.NewGuid():n}")).FullName
            : Directory.CreateTempSubdirectory("stateify-fuzz-").FullName;
        try
        {
            return use(path);
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
