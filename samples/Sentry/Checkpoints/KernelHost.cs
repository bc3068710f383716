namespace Sentry.Checkpoints;

/// <summary>Owns a kernel and the memory file its pages live in.</summary>
internal sealed class KernelHost : IDisposable
{
    /// <summary>The name of the memory file in /proc/self/maps.</summary>
    private const string MemoryName = "sentry";

    public KernelHost(Kernel kernel)
    {
        Kernel = kernel;
    }

    public Kernel Kernel { get; }

    public static KernelHost Boot() => new(new Kernel(MemoryFile.Create(MemoryName)));

    public void Dispose() => Kernel.Memory.Dispose();
}
