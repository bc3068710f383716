using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Stateify.Native;

namespace Stateify.Memory;

/// <summary>
/// A memfd mapped into the addresses, with pieces of an image mapped over it until they are given back.
/// See memfd_create(2), mmap(2), fallocate(2), lseek(2).
/// </summary>
internal sealed unsafe class MemfdBacking : MemoryBacking
{
    private const int PageSize = MemoryFile.PageSize;

    private readonly SafeFileHandle _file;
    private readonly PageSet _private = new();

    // The pages that were given back since writes are tracked: that changed them, and is no write.
    private readonly PageSet _punched = new();
    private WriteTracker? _writes;

    private MemfdBacking(SafeFileHandle file, AddressReservation addresses)
        : base(addresses)
    {
        _file = file;
    }

    public override MemoryCapabilities Capabilities => MemoryCapabilities.Of(MemoryBackingKind.Memfd);

    public override long? CommittedBytes
    {
        get
        {
            Libc.StatxBuffer buffer;
            if (Libc.Statx(_file, "", Libc.AtEmptyPath, Libc.StatxBlocks, &buffer) != 0)
                MemoryErrors.ThrowLastError("statx");
            return checked((long)buffer.Blocks * 512);
        }
    }

    /// <summary>Makes an empty one.</summary>
    public static MemfdBacking Create(string name)
    {
        SafeFileHandle file = Libc.MemfdCreate(name, Libc.CloseOnExecMemfd);
        if (file.IsInvalid)
            MemoryErrors.ThrowLastError("memfd_create");
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
        Addresses.MapPrivately(file, fileOffset, offset, length);
        _private.Add(offset / PageSize, (offset + length) / PageSize);
    }

    public override void PunchHole(long offset, long length)
    {
        foreach ((long first, long end) in _private.Within(offset / PageSize, (offset + length) / PageSize))
        {
            Addresses.Map(_file, first * PageSize, (end - first) * PageSize);
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

    public override long FindData(long offset)
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

    public override long FindHole(long offset)
    {
        while (offset < Length)
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

    public override void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        // Through the file instead of the mapping: filling fresh pages so costs half, because the kernel neither zeroes them first
        // nor takes a fault for each.
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

    public override void TrackWrites()
    {
        _writes ??= WriteTracker.IsSupported ? WriteTracker.TryCreate() : null;
        if (_writes is null || _writes.TryArm(Addresses.Address, Length))
            _punched.Clear();
        else
            StopTracking();
    }

    public override PageSet? FindUnwritten()
    {
        PageSet? unwritten = _writes?.FindUnwritten();
        foreach ((long first, long end) in _punched.Within(0, Length / PageSize))
            unwritten?.Remove(first, end);
        return unwritten;
    }

    public override void Dispose()
    {
        StopTracking();
        base.Dispose();
        _file.Dispose();
    }

    protected override void Extend(long start, long end)
    {
        if (Libc.Truncate(_file, end) != 0)
            MemoryErrors.ThrowLastError("ftruncate");
        Addresses.Map(_file, start, end - start);
    }

    private void StopTracking()
    {
        _writes?.Dispose();
        _writes = null;
        _punched.Clear();
    }
}
