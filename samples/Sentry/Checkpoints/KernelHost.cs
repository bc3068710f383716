namespace Sentry.Checkpoints;

/// <summary>Owns a kernel and the memory file its pages live in.</summary>
internal sealed class KernelHost : IDisposable
{
    private const string MemoryName = "sentry";

    private MemoryFile _memory;

    public KernelHost()
    {
        _memory = MemoryFile.Create(MemoryName);
        Kernel = new Kernel(_memory);
    }

    public Kernel Kernel { get; private set; }

    public void CheckpointAndRestore() => throw new NotSupportedException();

    public void Dispose() => _memory.Dispose();
}
