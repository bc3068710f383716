using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Stateify.Native;

namespace Stateify.Memory;

/// <summary>
/// The kernel's side of a memory file: a memfd mapped into one contiguous run of addresses, with pieces of an image mapped over it
/// until they are given back. It knows bytes, not allocations.
/// See memfd_create(2), mmap(2), fallocate(2), lseek(2).
/// </summary>
internal sealed unsafe class MemoryBacking : IDisposable
{
    private const int PageSize = MemoryFile.PageSize;
    private const long ChunkSize = 64L << 20;

    private readonly SafeFileHandle _file;
    private readonly AddressReservation _addresses;
    private readonly PageSet _private = new();

    // The pages that were given back since writes are tracked: that changed them, and is no write.
    private readonly PageSet _punched = new();
    private WriteTracker? _writes;
    private long _mappedLength;

    public MemoryBacking(string name)
    {
        _file = Libc.MemfdCreate(name, Libc.CloseOnExecMemfd);
        if (_file.IsInvalid)
            MemoryErrors.ThrowLastError("memfd_create");
        try
        {
            _addresses = AddressReservation.Create();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>The bytes the file can grow to.</summary>
    public long Limit => _addresses.Length;

    /// <summary>The bytes the kernel holds for the file.</summary>
    public long CommittedBytes
    {
        get
        {
            Libc.StatxBuffer buffer;
            if (Libc.Statx(_file, "", Libc.AtEmptyPath, Libc.StatxBlocks, &buffer) != 0)
                MemoryErrors.ThrowLastError("statx");
            return checked((long)buffer.Blocks * 512);
        }
    }

    /// <summary>Makes the first <paramref name="length"/> bytes, at most <see cref="Limit"/>, usable.</summary>
    public void Grow(long length)
    {
        if (length <= _mappedLength)
            return;
        long target = Math.Min(Limit, (length + ChunkSize - 1) / ChunkSize * ChunkSize);
        if (Libc.Truncate(_file, target) != 0)
            MemoryErrors.ThrowLastError("ftruncate");
        _addresses.Map(_file, _mappedLength, target - _mappedLength);
        _mappedLength = target;
    }

    /// <summary>The bytes themselves; the caller has checked that <see cref="Grow"/> covers them.</summary>
    public Span<byte> GetSpan(long offset, int length) => new(_addresses.Address + offset, length);

    /// <summary>Maps a piece of a file over the bytes at <paramref name="offset"/>, which nobody has reached yet.</summary>
    public void MapPrivately(SafeHandle file, long fileOffset, long offset, long length)
    {
        _addresses.MapPrivately(file, fileOffset, offset, length);
        _private.Add(offset / PageSize, (offset + length) / PageSize);
    }

    /// <summary>Gives pages back to the kernel; they read as zero afterwards.</summary>
    public void PunchHole(long offset, long length)
    {
        foreach ((long first, long end) in _private.Within(offset / PageSize, (offset + length) / PageSize))
        {
            _addresses.Map(_file, first * PageSize, (end - first) * PageSize);
            _private.Remove(first, end);
        }
        if (_writes is not null)
            _punched.Add(offset / PageSize, (offset + length) / PageSize);
        while (Libc.Fallocate(_file, Libc.FallocateKeepSize | Libc.FallocatePunchHole, offset, length) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Libc.InterruptedCall)
                MemoryErrors.ThrowLastError("fallocate (punching a hole)");
        }
    }

    /// <summary>The first byte at or after <paramref name="offset"/> that there is a page for, or -1 when there is none.</summary>
    public long FindData(long offset)
    {
        long found = Libc.Seek(_file, offset, Libc.SeekData);
        if (found < 0 && Marshal.GetLastPInvokeError() != Libc.NoSuchDeviceOrAddress)
            MemoryErrors.ThrowLastError("lseek (SEEK_DATA)");
        long mapped = _private.Next(offset / PageSize);
        if (mapped < 0)
            return found;
        long mappedOffset = Math.Max(offset, mapped * PageSize);
        return found < 0 ? mappedOffset : Math.Min(found, mappedOffset);
    }

    /// <summary>The first byte after <paramref name="offset"/>, which holds data, that lies in a hole or at the end of the file.</summary>
    public long FindHole(long offset)
    {
        while (offset < _mappedLength)
        {
            if (_private.Contains(offset / PageSize))
            {
                offset = _private.EndOf(offset / PageSize) * PageSize;
                continue;
            }
            long found = Libc.Seek(_file, offset, Libc.SeekHole);
            if (found < 0)
                MemoryErrors.ThrowLastError("lseek (SEEK_HOLE)");
            if (found == offset)
                break;
            offset = found;
        }
        return offset;
    }

    /// <summary>
    /// Writes through the file instead of the mapping: filling fresh pages so costs half, because the kernel neither zeroes them
    /// first nor takes a fault for each.
    /// </summary>
    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            for (nint done = 0; done < bytes.Length;)
            {
                nint written = Libc.PositionalWrite(_file, start + done, (nuint)(bytes.Length - done), offset + done);
                if (written > 0)
                    done += written;
                else if (Marshal.GetLastPInvokeError() != Libc.InterruptedCall)
                    MemoryErrors.ThrowLastError("pwrite (filling the memory file)");
            }
        }
    }

    /// <summary>Tracks writes from now on, as far as the kernel can.</summary>
    public void TrackWrites()
    {
        _writes ??= WriteTracker.IsSupported ? WriteTracker.TryCreate() : null;
        if (_writes is null || _writes.TryArm(_addresses.Address, _mappedLength))
            _punched.Clear();
        else
            StopTracking();
    }

    /// <summary>Stops to track writes.</summary>
    public void StopTracking()
    {
        _writes?.Dispose();
        _writes = null;
        _punched.Clear();
    }

    /// <summary>The pages that surely hold what they held when tracking began; null if that is not known.</summary>
    public PageSet? FindUnwritten()
    {
        PageSet? unwritten = _writes?.FindUnwritten();
        foreach ((long first, long end) in _punched.Within(0, _mappedLength / PageSize))
            unwritten?.Remove(first, end);
        return unwritten;
    }

    public void Dispose()
    {
        StopTracking();
        _addresses.Dispose();
        _file.Dispose();
    }
}
