using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Stateify.Native;

namespace Stateify.Memory;

/// <summary>
/// A run of addresses kept free so that memory can be put into it piece by piece and stay contiguous. It costs no memory: what is not
/// filled yet cannot be touched.
/// </summary>
internal sealed unsafe class AddressReservation : SafeHandleZeroOrMinusOneIsInvalid
{
    // Several hundred memory files of this size fit into a process, so those that wait for their finalizer starve nobody.
    private const long PreferredLength = 1L << 38;
    private const long SmallestLength = 1L << 28;

    // A mapping that is replaced takes the kernel's advice with it. Guarded by itself: several threads that reach a mapped image map.
    private readonly PageSet _huge = new();

    private AddressReservation(nint address, long length)
        : base(ownsHandle: true)
    {
        SetHandle(address);
        Length = length;
    }

    /// <summary>The bytes that can be filled.</summary>
    public long Length { get; }

    /// <summary>The first of them, at a multiple of <see cref="MemoryBacking.HugePageSize"/>.</summary>
    public byte* Address => (byte*)((handle + MemoryBacking.HugePageSize - 1) / MemoryBacking.HugePageSize * MemoryBacking.HugePageSize);

    /// <summary>Reserves 256 GiB, or the largest half, quarter… of it that the process's address space limit allows.</summary>
    public static AddressReservation Create()
    {
        for (long length = PreferredLength; length >= SmallestLength; length /= 2)
        {
            nint address = VirtualMemory.Reserve(length + MemoryBacking.HugePageSize);
            if (address != 0)
                return new AddressReservation(address, length);
        }
        MemoryErrors.ThrowLastError("reserving addresses");
        return null;
    }

    /// <summary>Advises the kernel to use huge pages for these bytes, whatever is mapped there later.</summary>
    public void PreferHugePages(long offset, long length)
    {
        lock (_huge)
        {
            _huge.Add(offset / MemoryFile.PageSize, (offset + length) / MemoryFile.PageSize);
            Advise(offset, length);
        }
    }

    /// <summary>Maps the bytes of <paramref name="file"/> from <paramref name="offset"/> on at the same offset of the reservation.</summary>
    public void Map(SafeHandle file, long offset, long length)
    {
        nint address = Libc.Map(
            (nint)(Address + offset), (nuint)length, Libc.ProtectionReadWrite, Libc.MapShared | Libc.MapFixed, file, offset);
        if (address == -1)
            MemoryErrors.ThrowLastError("mmap (mapping the memory file)");
        AdviseAgain(offset, length);
    }

    /// <summary>Maps fresh memory, which reads as zero.</summary>
    public void MapZeros(long offset, long length)
    {
        if (!VirtualMemory.Commit(Address + offset, length))
            MemoryErrors.ThrowLastError("mmap (mapping fresh memory)");
        AdviseAgain(offset, length);
    }

    /// <summary>Maps the bytes of <paramref name="file"/> from <paramref name="fileOffset"/> on, so that writes go to copies of its pages.</summary>
    public void MapPrivately(SafeHandle file, long fileOffset, long offset, long length)
    {
        nint address = Libc.Map(
            (nint)(Address + offset), (nuint)length, Libc.ProtectionReadWrite, Libc.MapPrivate | Libc.MapFixed | Libc.MapNoReserve, file, fileOffset);
        if (address == -1)
            MemoryErrors.ThrowLastError("mmap (mapping privately)");
        AdviseAgain(offset, length);
    }

    protected override bool ReleaseHandle() => VirtualMemory.Release(handle, Length + MemoryBacking.HugePageSize);

    private void AdviseAgain(long offset, long length)
    {
        lock (_huge)
        {
            foreach ((long first, long end) in _huge.Within(offset / MemoryFile.PageSize, (offset + length) / MemoryFile.PageSize))
                Advise(first * MemoryFile.PageSize, (end - first) * MemoryFile.PageSize);
        }
    }

    // Advice: what becomes of it is the kernel's business.
    private void Advise(long offset, long length) => _ = Libc.Advise(Address + offset, (nuint)length, Libc.AdviceHugePages);
}
