using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Stateify.Memory;

/// <summary>
/// A memfd mapped into the addresses, with pieces of an image mapped over it until they are given back. See mmap(2).
/// </summary>
internal sealed unsafe class MemfdBacking : MemoryBacking
{
    private const int PageSize = MemoryFile.PageSize;

    private readonly SafeFileHandle _file;

    // Guards _private, which several threads that reach a mapped image add to.
    private readonly Lock _lock = new();
    private readonly PageSet _private = new();

    // The pages that were given back since writes are tracked: that changed them, and is no write.
    private readonly PageSet _punched = new();
    private WriteTracker? _writes;

    // From a snapshot until the copies that were written since are merged.
    private CopyOnWrite? _copies;

    private MemfdBacking(SafeFileHandle file, AddressReservation addresses)
        : base(addresses)
    {
        _file = file;
    }

    public override MemoryCapabilities Capabilities => MemoryCapabilities.Of(MemoryBackingKind.Memfd);

    public override long? CommittedBytes => Memfd.CommittedBytes(_file) + (_copies?.CommittedBytes ?? 0);

    /// <summary>Makes an empty one.</summary>
    public static MemfdBacking Create(string name)
    {
        SafeFileHandle file = Memfd.Create(name);
        try
        {
            return new MemfdBacking(file, AddressReservation.Create());
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public override void MapPrivately(SafeHandle file, long fileOffset, long offset, long length)
    {
        lock (_lock)
        {
            Addresses.MapPrivately(file, fileOffset, offset, length);
            _private.Add(offset / PageSize, (offset + length) / PageSize);
        }
    }

    public override void PunchHole(long offset, long length)
    {
        lock (_lock)
        {
            foreach ((long first, long end) in _private.Within(offset / PageSize, (offset + length) / PageSize))
            {
                Addresses.Map(_file, first * PageSize, (end - first) * PageSize);
                _private.Remove(first, end);
            }
        }
        if (_writes is not null)
            _punched.Add(offset / PageSize, (offset + length) / PageSize);
        long copied = _copies is null ? 0 : Math.Clamp(_copies.Length - offset, 0, length);
        if (copied > 0)
            _copies!.Clear(offset, copied);
        if (copied < length)
            Memfd.PunchHole(_file, offset + copied, length - copied);
    }

    public override long FindData(long offset)
    {
        long found = Memfd.FindData(_file, offset);
        long mapped;
        lock (_lock)
            mapped = _private.Next(offset / PageSize);
        if (mapped < 0)
            return found;
        long mappedOffset = Math.Max(offset, mapped * PageSize);
        return found < 0 ? mappedOffset : Math.Min(found, mappedOffset);
    }

    public override long FindHole(long offset)
    {
        while (offset < Length)
        {
            long found = EndOfPrivate(offset);
            if (found == offset)
                found = Memfd.FindHole(_file, offset);
            if (found == offset)
                break;
            offset = found;
        }
        return offset;
    }

    public override void Write(long offset, ReadOnlySpan<byte> bytes) => Memfd.Write(_file, offset, bytes);

    public override IPageSource Freeze()
    {
        if (!Capabilities.Snapshots)
            return base.Freeze();
        TakeOverImages();
        StopTracking();
        FrozenPages pages = new(_file, Length);
        try
        {
            _copies = CopyOnWrite.Begin(_file, Addresses, Length);
            return pages;
        }
        catch
        {
            pages.Dispose();
            throw;
        }
    }

    public override void Thaw() => _copies?.Thaw();

    public override void Settle()
    {
        _copies?.Merge();
        _copies = null;
    }

    public override void TrackWrites()
    {
        _writes ??= WriteTracker.IsSupported ? WriteTracker.TryCreate() : null;
        if (_writes is null || _writes.TryArm(Addresses.Address, Length))
            _punched.Clear();
        else
            StopTracking();
    }

    public override TrackedPages? FindTrackedPages()
    {
        TrackedPages? pages = _writes?.FindPages();
        foreach ((long first, long end) in _punched.Within(0, Length / PageSize))
        {
            pages?.Unwritten.Remove(first, end);
            pages?.Written.Remove(first, end);
        }
        return pages;
    }

    public override void Dispose()
    {
        StopTracking();
        base.Dispose();
        _file.Dispose();
    }

    protected override void Extend(long start, long end)
    {
        Memfd.SetLength(_file, end);
        Addresses.Map(_file, start, end - start);
    }

    /// <summary>Puts the pages of images into the file.</summary>
    private void TakeOverImages()
    {
        lock (_lock)
        {
            foreach ((long first, long end) in _private.Within(0, Length / PageSize))
            {
                for (long offset = first * PageSize; offset < end * PageSize; offset += PieceSize)
                    Memfd.Write(_file, offset, GetSpan(offset, (int)Math.Min(PieceSize, (end * PageSize) - offset)));
                Addresses.Map(_file, first * PageSize, (end - first) * PageSize);
                _private.Remove(first, end);
            }
        }
    }

    /// <summary>The first byte at or after <paramref name="offset"/> that no image is mapped over.</summary>
    private long EndOfPrivate(long offset)
    {
        lock (_lock)
            return _private.Contains(offset / PageSize) ? _private.EndOf(offset / PageSize) * PageSize : offset;
    }

    private void StopTracking()
    {
        _writes?.Dispose();
        _writes = null;
        _punched.Clear();
    }
}
