namespace Sentry.Checkpoints;

/// <summary>Owns a kernel and the memory file its pages live in.</summary>
internal sealed class KernelHost : IDisposable
{
    public KernelHost(Kernel kernel)
    {
        Kernel = kernel;
    }

    public Kernel Kernel { get; }

    public static KernelHost Boot() => new(new Kernel(MemoryFile.Create("sentry")));

    public void Dispose() => Kernel.Memory.Dispose();
}
