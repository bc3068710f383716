namespace Stateify.Memory;

/// <summary>
/// What a memory file of one backing can do on this machine. It is about cost: what is missing is done in another way, which the
/// property says.
/// </summary>
public sealed record MemoryCapabilities
{
    private MemoryCapabilities(MemoryBackingKind backing, int decommitUnit)
    {
        Backing = backing;
        DecommitUnit = decommitUnit;
    }

    /// <summary>The backing: never <see cref="MemoryBackingKind.Automatic"/>.</summary>
    public MemoryBackingKind Backing { get; }

    /// <summary>
    /// The bytes, at multiples of themselves, that memory is given back by. What of a released or decommitted range does not fill
    /// such a unit is cleared, and stays committed.
    /// </summary>
    public int DecommitUnit { get; internal init; }

    /// <summary>
    /// Whether the kernel tells which pages it holds (SEEK_DATA), so that a save reads no others, and
    /// <see cref="MemoryFileUsage.CommittedBytes"/> is known. Otherwise a save reads every page that a span was ever given over.
    /// </summary>
    public bool SparseScan => IsMemfd;

    /// <summary>Whether <see cref="MemoryLoadMode.Mapped"/> maps images; otherwise it loads them eagerly.</summary>
    public bool MappedLoad => IsMemfd;

    /// <summary>
    /// Whether the kernel, and the rights of the process, allow <see cref="MemorySaveOptions.TrackWrites"/>: userfaultfd(2) with asynchronous
    /// write protection, and PAGEMAP_SCAN, of Linux 6.7 and later. Found out by trying. Otherwise changes are found by hashing every page.
    /// </summary>
    public bool WriteTracking => IsMemfd && WriteTracker.IsSupported;

    /// <summary>
    /// Whether <see cref="MemoryFile.TakeSnapshot"/> stops the program only for as long as it takes to map the pages anew, and the kernel
    /// copies those that are written: the process can read <c>/proc/self/pagemap</c>. Otherwise all pages are copied then.
    /// </summary>
    public bool Snapshots => IsMemfd && PageMap.IsSupported;

    /// <summary>
    /// Whether the kernel uses huge pages where <see cref="PageAllocationOptions.HugePages"/> advises it to: a setting of the machine.
    /// Otherwise such allocations are aligned, and nothing else.
    /// </summary>
    public bool HugePages => IsMemfd ? Native.HugePages.InMemfd : Native.HugePages.InAnonymousMemory;

    private static bool HasMemfd => OperatingSystem.IsLinux() && Environment.SystemPageSize == MemoryFile.PageSize;

    private bool IsMemfd => Backing == MemoryBackingKind.Memfd;

    /// <summary>What a memory file of this kind can do here. Safe to call from any thread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    /// <exception cref="PlatformNotSupportedException">This machine has no such backing.</exception>
    public static MemoryCapabilities Of(MemoryBackingKind backing = MemoryBackingKind.Automatic)
    {
        switch (backing)
        {
            case MemoryBackingKind.Memfd when !HasMemfd:
                throw new PlatformNotSupportedException(
                    $"A memfd needs Linux and pages of {MemoryFile.PageSize} bytes; this machine's have {Environment.SystemPageSize}. Use {nameof(MemoryBackingKind.Automatic)}.");
            case MemoryBackingKind.Memfd:
            case MemoryBackingKind.Automatic when HasMemfd:
                return new MemoryCapabilities(MemoryBackingKind.Memfd, MemoryFile.PageSize);
            case MemoryBackingKind.Portable:
            case MemoryBackingKind.Automatic:
                return new MemoryCapabilities(MemoryBackingKind.Portable, Environment.SystemPageSize);
            default:
                throw new ArgumentOutOfRangeException(nameof(backing), backing, "There is no such backing.");
        }
    }
}
