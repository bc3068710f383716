using System.Runtime.InteropServices;

namespace Stateify.Memory;

/// <summary>
/// What a memory file is made of: memory in one contiguous run of addresses. It knows bytes, not allocations. Offsets and lengths are
/// multiples of the page size where nothing else is said. Not thread-safe, but for <see cref="GetSpan"/>, <see cref="Write"/> and
/// <see cref="MapPrivately"/>, which pages that are still to come call at any time.
/// </summary>
internal abstract unsafe class MemoryBacking : IPageSource
{
    /// <summary>The bytes of a huge page.</summary>
    public const int HugePageSize = 2 << 20;

    /// <summary>The bytes a memory file grows by: a multiple of those of a huge page.</summary>
    public const long ChunkSize = 64L << 20;

    // Pages are copied by so many bytes at once.
    protected const int PieceSize = 1 << 20;

    protected MemoryBacking(AddressReservation addresses) => Addresses = addresses;

    /// <summary>What it can do.</summary>
    public abstract MemoryCapabilities Capabilities { get; }

    public long Limit => Addresses.Length;

    /// <summary>The bytes the system holds for it; null if that is not known.</summary>
    public abstract long? CommittedBytes { get; }

    /// <summary>The bytes that are usable.</summary>
    protected long Length { get; private set; }

    /// <summary>The run of addresses.</summary>
    protected AddressReservation Addresses { get; }

    /// <summary>Makes one of a kind.</summary>
    /// <exception cref="PlatformNotSupportedException">This machine has no such kind.</exception>
    public static MemoryBacking Create(string name, MemoryBackingKind kind) =>
        MemoryCapabilities.Of(kind).Backing == MemoryBackingKind.Memfd
            ? MemfdBacking.Create(name)
            : new PortableBacking(Environment.SystemPageSize);

    /// <summary>Makes the first <paramref name="length"/> bytes, at most <see cref="Limit"/>, usable.</summary>
    public void Grow(long length)
    {
        if (length <= Length)
            return;
        long target = Math.Min(Limit, (length + ChunkSize - 1) / ChunkSize * ChunkSize);
        Extend(Length, target);
        Length = target;
    }

    /// <summary>The bytes themselves; the caller has checked that <see cref="Grow"/> covers them.</summary>
    public Span<byte> GetSpan(long offset, int length) => new(Addresses.Address + offset, length);

    /// <summary>Advises the system to use huge pages for these bytes, if it has any.</summary>
    public void PreferHugePages(long offset, long length)
    {
        // Nothing depends on whether the advice is taken, nor on whether it is heard.
        if (Capabilities.HugePages)
            Addresses.PreferHugePages(offset, length);
    }

    /// <summary>Notes that a span over these bytes is about to be given away, so that they may change at any time.</summary>
    public virtual void Expose(long offset, int length)
    {
    }

    /// <summary>Maps a piece of a file over the bytes at <paramref name="offset"/>, which nobody has reached yet, if the capabilities say so.</summary>
    public abstract void MapPrivately(SafeHandle file, long fileOffset, long offset, long length);

    /// <summary>Gives pages back to the system; they read as zero afterwards.</summary>
    public abstract void PunchHole(long offset, long length);

    public abstract long FindData(long offset);

    public abstract long FindHole(long offset);

    /// <summary>Fills fresh pages.</summary>
    public abstract void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>
    /// What all pages are at this moment, whatever is written afterwards. No writes are tracked then. A <see cref="Thaw"/> and a
    /// <see cref="Settle"/> come before the next call.
    /// </summary>
    public virtual IPageSource Freeze()
    {
        PortableBacking copy = new(Environment.SystemPageSize);
        try
        {
            copy.Grow(Length);
            long end;
            for (long start = FindData(0); start >= 0 && start < Length; start = FindData(end))
            {
                end = Math.Min(FindHole(start), start + PieceSize);
                copy.Write(start, GetSpan(start, (int)(end - start)));
            }
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>Nobody needs what was frozen any more.</summary>
    public virtual void Thaw()
    {
    }

    /// <summary>Ends what is left of a <see cref="Freeze"/> that has been thawed, while nobody writes.</summary>
    public virtual void Settle()
    {
    }

    /// <summary>Tracks writes from now on, as far as the system can.</summary>
    public virtual void TrackWrites()
    {
    }

    public virtual TrackedPages? FindTrackedPages() => null;

    public virtual void Dispose() => Addresses.Dispose();

    /// <summary>Makes the bytes <c>[start, end)</c>, which follow those that are usable, usable as well.</summary>
    protected abstract void Extend(long start, long end);
}
