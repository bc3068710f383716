using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Stateify.Native;

namespace Stateify.Memory;

/// <summary>
/// A run of addresses kept free so that a growing file can be mapped into it piece by piece and stay contiguous. It costs no
/// memory: what is not mapped yet cannot be touched.
/// </summary>
internal sealed unsafe class AddressReservation : SafeHandleZeroOrMinusOneIsInvalid
{
    // Several hundred memory files of this size fit into a process, so those that wait for their finalizer starve nobody.
    private const long PreferredLength = 1L << 38;
    private const long SmallestLength = 1L << 28;

    private AddressReservation(nint address, long length)
        : base(ownsHandle: true)
    {
        SetHandle(address);
        Length = length;
    }

    public long Length { get; }

    public byte* Address => (byte*)handle;

    /// <summary>Reserves 256 GiB, or the largest half, quarter… of it that the process's address space limit allows.</summary>
    public static AddressReservation Create()
    {
        for (long length = PreferredLength; length >= SmallestLength; length /= 2)
        {
            nint address = Libc.MapAnonymously(
                0, (nuint)length, Libc.ProtectionNone, Libc.MapPrivate | Libc.MapAnonymous | Libc.MapNoReserve, -1, 0);
            if (address != -1)
                return new AddressReservation(address, length);
        }
        MemoryErrors.ThrowLastError("mmap (reserving addresses)");
        return null;
    }

    /// <summary>Maps the bytes of <paramref name="file"/> from <paramref name="offset"/> on at the same offset of the reservation.</summary>
    public void Map(SafeHandle file, long offset, long length)
    {
        nint address = Libc.Map(
            (nint)(Address + offset), (nuint)length, Libc.ProtectionReadWrite, Libc.MapShared | Libc.MapFixed, file, offset);
        if (address == -1)
            MemoryErrors.ThrowLastError("mmap (mapping the memory file)");
    }

    /// <summary>Maps the bytes of <paramref name="file"/> from <paramref name="fileOffset"/> on, so that writes go to copies of its pages.</summary>
    public void MapPrivately(SafeHandle file, long fileOffset, long offset, long length)
    {
        nint address = Libc.Map(
            (nint)(Address + offset), (nuint)length, Libc.ProtectionReadWrite, Libc.MapPrivate | Libc.MapFixed, file, fileOffset);
        if (address == -1)
            MemoryErrors.ThrowLastError("mmap (mapping the image)");
    }

    protected override bool ReleaseHandle() => Libc.Unmap(handle, (nuint)Length) == 0;
}
