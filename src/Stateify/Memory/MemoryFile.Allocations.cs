namespace Stateify.Memory;

// Which pages are allocated, how often each is referenced, and what they are for.
public sealed partial class MemoryFile
{
    /// <summary>The bytes of the allocated pages of each kind of which there are any, at the moment of the call.</summary>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public IReadOnlyDictionary<PageKind, long> AllocatedBytesByKind
    {
        get
        {
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                Dictionary<PageKind, long> bytes = [];
                foreach (PageExtent extent in _extents.All)
                    bytes[extent.Kind] = bytes.GetValueOrDefault(extent.Kind) + (extent.End - extent.First) * PageSize;
                return bytes;
            }
        }
    }

    /// <summary>Allocates contiguous pages that read as zero and have one reference. No memory is committed until they are written.</summary>
    /// <param name="length">
    /// The bytes wanted: a positive multiple of <see cref="PageSize"/>, or of <see cref="PageAllocationOptions.HugePageSize"/> for huge pages.
    /// </param>
    /// <param name="options">Where, and what for.</param>
    /// <returns>The lowest free range of that length, unless the options say otherwise.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is not such a multiple, or there is no such direction.</exception>
    /// <exception cref="MemoryFileException">That would exceed <see cref="Limit"/>, or the file cannot grow so far. Nothing has changed.</exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public PageRange Allocate(long length, PageAllocationOptions options = default)
    {
        int alignment = options.HugePages ? PageAllocationOptions.HugePageSize : PageSize;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        MemoryErrors.ThrowIfNotMultiple(length, alignment);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (length > Limit - (_extents.AllocatedPages * PageSize))
                MemoryErrors.ThrowLimitReached(length, _extents.AllocatedPages * PageSize, Limit);
            long offset = FindGap(length / PageSize, alignment / PageSize, options.Direction) * PageSize;
            if (length > _backing.Limit - offset)
                MemoryErrors.ThrowNoAddresses(length, _backing.Limit);
            _backing.Grow(offset + length);
            if (options.HugePages)
                _backing.PreferHugePages(offset, length);
            _extents.Insert(offset / PageSize, length / PageSize, references: 1, options.Kind);
            return new PageRange(offset, length);
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
    /// <exception cref="MemoryFileException">A page of the range is not allocated, or belongs to an image that is still being loaded and cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public void Release(PageRange range)
    {
        lock (_lock)
        {
            (long first, long end) = PagesOf(range);

            // Decommitted before they become free, so that no free page is ever other than zero, whatever fails.
            foreach ((long firstFreed, long endFreed) in _extents.ReferencedOnce(first, end))
                Decommit(firstFreed * PageSize, endFreed * PageSize);
            _extents.ChangeReferences(first, end, -1);
        }
    }

    /// <summary>Gives the memory of allocated pages back to the kernel. They stay allocated and read as zero.</summary>
    /// <exception cref="MemoryFileException">A page of the range is not allocated, or belongs to an image that is still being loaded and cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public void Decommit(PageRange range)
    {
        lock (_lock)
        {
            PagesOf(range);
            Decommit(range.Offset, range.End);
        }
    }

    private void Decommit(long start, long end)
    {
        _pending?.Discard(start, end);
        _backing.PunchHole(start, end - start);
    }

    private long FindGap(long pages, long alignment, AllocationDirection direction) => direction switch
    {
        AllocationDirection.BottomUp => _extents.FindLowestGap(pages, alignment),
        AllocationDirection.TopDown => _extents.FindHighestGap(pages, alignment, _backing.Limit / PageSize),
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "There is no such direction."),
    };

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
