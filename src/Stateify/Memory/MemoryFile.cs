using System.Text;

namespace Stateify.Memory;

/// <summary>
/// Memory in pages of 4 KiB that lives in a file of its own, so that it can be allocated, shared by reference count, given back to
/// the kernel, and saved beside a checkpoint without copying what was never written.
/// </summary>
/// <remarks>
/// <para>
/// Backed by an anonymous file of the Linux kernel (memfd_create(2)) that is mapped into one contiguous run of addresses, and elsewhere
/// by anonymous memory, which does the same at more cost (<see cref="Capabilities"/>); modelled on gVisor's <c>pgalloc.MemoryFile</c>.
/// A file can grow to 256 GiB, or to less under a limit on address space.
/// </para>
/// <para>
/// A new allocation always takes the lowest, or if asked for the highest, free range that is large enough, whatever pieces it was
/// freed in. Where it lies follows from what is allocated alone, so the same calls in the same order give the same offsets, whether
/// or not the file was saved and loaded between them.
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

    /// <summary>The most bytes of a name: what the kernel allows for a memfd, so that what was saved elsewhere can have one here.</summary>
    internal const int MaximumNameLength = 249;

    // Guards _extents and every change of the backing's length and holes. Never taken by who has another lock of a memory file.
    private readonly Lock _lock = new();
    private readonly MemoryBacking _backing;
    private readonly PageExtents _extents;

    // Pages of the image it was loaded from that are still to come.
    private IPendingPages? _pending;

    // The state since which writes are tracked.
    private TrackedState? _tracked;
    private bool _isFrozen;
    private bool _disposed;

    /// <summary>Makes an empty memory file of something; it disposes of that.</summary>
    internal MemoryFile(string name, MemoryBacking backing, long limit = long.MaxValue)
    {
        Name = name;
        _backing = backing;
        _extents = new PageExtents(limit / PageSize);
        Limit = limit;
    }

    /// <summary>The name given at creation, as it appears in <c>/proc/self/maps</c> if the file is backed by a memfd.</summary>
    public string Name { get; }

    /// <summary>The most bytes that may be allocated at a time, as <see cref="MemoryFileOptions.Limit"/> said.</summary>
    public long Limit { get; }

    /// <summary>What this memory file can do, or does in a way that costs less.</summary>
    public MemoryCapabilities Capabilities => _backing.Capabilities;

    /// <summary>
    /// Ends when all pages of a load in the background have come, or with its first error if some cannot be read: whoever reaches them
    /// tries again. Cancelled by the options' token and by the disposal. Of every other memory file it has ended.
    /// </summary>
    public Task Loading => _pending?.Completion ?? Task.CompletedTask;

    /// <summary>What is allocated and what the system really holds, at the moment of the call.</summary>
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
    /// <param name="options">What it is made of, and how large it may be.</param>
    /// <exception cref="ArgumentException">The name is empty, or too long.</exception>
    /// <exception cref="MemoryFileException">The system refused the file or the addresses for it.</exception>
    /// <exception cref="PlatformNotSupportedException">The machine does not have the backing that the options ask for.</exception>
    public static MemoryFile Create(string name, MemoryFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (Encoding.UTF8.GetByteCount(name) > MaximumNameLength)
            throw new ArgumentException($"The name of a memory file has at most {MaximumNameLength} bytes of UTF-8.", nameof(name));
        options ??= MemoryFileOptions.Default;
        return new MemoryFile(name, MemoryBacking.Create(name, options.Backing), options.Limit);
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
    /// A byte asked for is not in an allocated page, or in one of an image that is damaged or cannot be read.
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
            _backing.Expose(offset, length);
        }

        // Not under the lock: reading pages can take long, and others have theirs.
        _pending?.Require(offset, offset + length);
        return _backing.GetSpan(offset, length);
    }

    /// <summary>Unmaps the file and gives all of its memory back. Does nothing the second time.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _pending?.Dispose();
            _backing.Dispose();
        }
    }
}
