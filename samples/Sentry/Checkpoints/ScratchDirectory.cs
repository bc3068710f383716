namespace Sentry.Checkpoints;

/// <summary>A directory that is removed with everything in it when it is disposed.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    private const string SharedMemory = "/dev/shm";

    /// <param name="inMemory">
    /// For checkpoints that need not survive anything: kept in memory where the machine can, so that flushing them costs nothing.
    /// </param>
    public ScratchDirectory(bool inMemory = false)
    {
        string parent = inMemory && Directory.Exists(SharedMemory) ? SharedMemory : System.IO.Path.GetTempPath();
        Path = Directory.CreateDirectory(System.IO.Path.Combine(parent, "sentry-" + Guid.NewGuid().ToString("N"))).FullName;
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
