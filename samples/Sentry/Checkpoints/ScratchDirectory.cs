namespace Sentry.Checkpoints;

/// <summary>A directory that is removed with everything in it when it is disposed.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("sentry-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
