namespace Stateify.Memory;

/// <summary>
/// Memory in pages of 4 KiB that lives in a file of its own, so that it can be allocated, shared by reference count, given back to
/// the kernel, and saved beside a checkpoint without copying what was never written.
/// </summary>
/// <remarks>
/// <para>
/// Backed by an anonymous file of the Linux kernel (memfd_create(2)) that is mapped into one contiguous run of addresses; modelled
/// on gVisor's <c>pgalloc.MemoryFile</c>. A new allocation always takes the lowest free pages that are large enough, so the same
/// calls in the same order give the same offsets. A file can grow to 256 GiB, or to less under a limit on address space.
/// </para>
/// <para>
/// All members are thread-safe, except that <see cref="Dispose"/> must not run beside any other call. The bytes in a span are not
/// guarded: they are ordinary memory, shared by whoever holds a span over them. A span must not be used after the last release of
/// its pages (it would see another owner's data) nor after the memory file was disposed or became unreachable (the access would
/// end the process).
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using MemoryFile memory = MemoryFile.Create("guest");
/// PageRange page = memory.Allocate(MemoryFile.PageSize);
/// memory.GetSpan(page.Offset, 5)[0] = 42;
/// memory.Release(page);
/// </code>
/// </example>
public sealed partial class MemoryFile : IDisposable
{
    /// <summary>The size of a page in bytes. Offsets and lengths of allocations are multiples of it.</summary>
    public const int PageSize = 4096;

    // Guards _extents and every change of the backing's length and holes. Nothing else is locked while it is held.
    private readonly Lock _lock = new();
    private readonly MemoryBacking _backing;
    private readonly PageExtents _extents = new();
    private MappedRuns? _mapped;

    // The state since which writes are tracked.
    private TrackedState? _tracked;
    private bool _disposed;

    private MemoryFile(string name)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("A memory file needs memfd_create, which only Linux has.");
        if (Environment.SystemPageSize != PageSize)
            throw new PlatformNotSupportedException($"A memory file needs pages of {PageSize} bytes; this machine's have {Environment.SystemPageSize}.");
        _backing = new MemoryBacking(name);
        Name = name;
    }

    /// <summary>
    /// Whether the kernel, and the rights of the process, allow <see cref="MemorySaveOptions.TrackWrites"/>: userfaultfd(2) with asynchronous
    /// write protection, and PAGEMAP_SCAN, of Linux 6.7 and later. Found out by trying.
    /// </summary>
    public static bool CanTrackWrites => OperatingSystem.IsLinux() && WriteTracker.IsSupported;

    /// <summary>The name given at creation, as it appears in <c>/proc/self/maps</c>.</summary>
    public string Name { get; }

    /// <summary>What is allocated and what the kernel really holds, at the moment of the call.</summary>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public MemoryFileUsage Usage
    {
        get
        {
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                return new MemoryFileUsage(_extents.AllocatedPages * PageSize, _backing.CommittedBytes);
            }
        }
    }

    /// <summary>Creates an empty memory file.</summary>
    /// <param name="name">A name for people who read <c>/proc/self/maps</c>: at most 249 bytes of UTF-8. It need not be unique.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="MemoryFileException">The kernel refused the file or the addresses for it.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Linux, or its pages are not 4 KiB.</exception>
    public static MemoryFile Create(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new MemoryFile(name);
    }

    /// <summary>Allocates contiguous pages that read as zero and have one reference. No memory is committed until they are written.</summary>
    /// <param name="length">The bytes wanted: a positive multiple of <see cref="PageSize"/>.</param>
    /// <returns>The lowest free range of that length.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is not such a multiple.</exception>
    /// <exception cref="MemoryFileException">The file cannot grow so far.</exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public PageRange Allocate(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(length % PageSize, 0, nameof(length));
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            long pages = length / PageSize;
            long first = _extents.FindGap(pages);
            if (length > _backing.Limit - first * PageSize)
                MemoryErrors.ThrowLimitReached(length, _backing.Limit);
            _backing.Grow((first + pages) * PageSize);
            _extents.Insert(first, pages, references: 1);
            return new PageRange(first * PageSize, length);
        }
    }

    /// <summary>Adds one reference to every page of a range, which may be part of an allocation or span several.</summary>
    /// <exception cref="MemoryFileException">A page of the range is not allocated, or has <see cref="uint.MaxValue"/> references already.</exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public void AddReference(PageRange range)
    {
        lock (_lock)
        {
            (long first, long end) = PagesOf(range);
            (long page, uint references) = _extents.MostReferenced(first, end);
            if (references == uint.MaxValue)
                MemoryErrors.ThrowTooManyReferences(page * PageSize);
            _extents.ChangeReferences(first, end, 1);
        }
    }

    /// <summary>
    /// Takes one reference from every page of a range. Pages that lose their last one are free: their memory goes back to the
    /// kernel and a later allocation may reuse them.
    /// </summary>
    /// <exception cref="MemoryFileException">A page of the range is not allocated, or belongs to a mapped image that cannot be reached.</exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public void Release(PageRange range)
    {
        lock (_lock)
        {
            (long first, long end) = PagesOf(range);
            _mapped?.Attach(range.Offset, range.End);

            // Decommitted before they become free, so that no free page is ever other than zero, whatever fails.
            foreach ((long firstFreed, long endFreed) in _extents.ReferencedOnce(first, end))
                _backing.PunchHole(firstFreed * PageSize, (endFreed - firstFreed) * PageSize);
            _extents.ChangeReferences(first, end, -1);
        }
    }

    /// <summary>Gives the memory of allocated pages back to the kernel. They stay allocated and read as zero.</summary>
    /// <exception cref="MemoryFileException">A page of the range is not allocated, or belongs to a mapped image that cannot be reached.</exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public void Decommit(PageRange range)
    {
        lock (_lock)
        {
            PagesOf(range);
            _mapped?.Attach(range.Offset, range.End);
            _backing.PunchHole(range.Offset, range.Length);
        }
    }

    /// <summary>
    /// The bytes of allocated pages, to read and write in place. Neither end needs to be aligned, and the span may cover several
    /// allocations that touch. Reading a page that was never written commits it.
    /// </summary>
    /// <param name="offset">The first byte, from the start of the file.</param>
    /// <param name="length">The bytes wanted; 0 gives an empty span.</param>
    /// <returns>A span that is valid until the last release of its pages.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    /// <exception cref="MemoryFileException">
    /// A byte asked for is not in an allocated page, or in one of a mapped image that is damaged or cannot be read.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public Span<byte> GetSpan(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (length == 0)
                return default;
            if (offset > _backing.Limit || !_extents.Covers(offset / PageSize, (offset + length + PageSize - 1) / PageSize))
                MemoryErrors.ThrowNotAllocated(offset, length);
            _mapped?.Verify(offset, offset + length);
            return _backing.GetSpan(offset, length);
        }
    }

    /// <summary>Unmaps the file and gives all of its memory back. Does nothing the second time.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _mapped?.Dispose();
            _backing.Dispose();
        }
    }

    private (long First, long End) PagesOf(PageRange range)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        long first = range.Offset / PageSize;
        long end = range.End / PageSize;
        if (first == end || !_extents.Covers(first, end))
            MemoryErrors.ThrowNotAllocated(range.Offset, range.Length);
        return (first, end);
    }
}
