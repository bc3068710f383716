namespace Stateify.Memory;

/// <summary>Whoever follows a save or load: may end it, and is told how far it is. Safe to use from several threads.</summary>
internal sealed class PageWatch(IProgress<MemoryProgress>? progress, long? total, CancellationToken cancellation)
{
    private readonly Lock _lock = new();
    private long _done;

    public CancellationToken Cancellation => cancellation;

    /// <summary>More was done.</summary>
    public void Add(long bytes)
    {
        if (progress is null)
            return;
        lock (_lock)
        {
            _done += bytes;
            progress.Report(new MemoryProgress(_done, total));
        }
    }
}
