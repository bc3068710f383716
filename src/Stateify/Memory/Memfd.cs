using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Stateify.Native;

namespace Stateify.Memory;

/// <summary>
/// What the kernel does with a memfd, and typed errors where it does not. Thread-safe. See memfd_create(2), statx(2), lseek(2),
/// fallocate(2), pwrite(2).
/// </summary>
internal static unsafe class Memfd
{
    private const int BlockSize = 512;

    /// <summary>Makes an empty one.</summary>
    public static SafeFileHandle Create(string name)
    {
        SafeFileHandle file = Libc.MemfdCreate(name, Libc.CloseOnExecMemfd);
        if (file.IsInvalid)
            MemoryErrors.ThrowLastError("memfd_create");
        return file;
    }

    public static void SetLength(SafeFileHandle file, long length)
    {
        if (Libc.Truncate(file, length) != 0)
            MemoryErrors.ThrowLastError("ftruncate");
    }

    /// <summary>The bytes the kernel holds for it.</summary>
    public static long CommittedBytes(SafeFileHandle file)
    {
        Libc.StatxBuffer buffer;
        if (Libc.Statx(file, "", Libc.AtEmptyPath, Libc.StatxBlocks, &buffer) != 0)
            MemoryErrors.ThrowLastError("statx");
        return checked((long)buffer.Blocks * BlockSize);
    }

    /// <summary>The first byte at or after <paramref name="offset"/> that there is a page for, or -1 when there is none.</summary>
    public static long FindData(SafeFileHandle file, long offset)
    {
        long found = Libc.Seek(file, offset, Libc.SeekData);
        if (found < 0 && Marshal.GetLastPInvokeError() != Libc.NoSuchDeviceOrAddress)
            MemoryErrors.ThrowLastError("lseek (SEEK_DATA)");
        return found;
    }

    /// <summary>The first byte at or after <paramref name="offset"/>, which is in the file, that there is no page for; or the end.</summary>
    public static long FindHole(SafeFileHandle file, long offset)
    {
        long found = Libc.Seek(file, offset, Libc.SeekHole);
        if (found < 0)
            MemoryErrors.ThrowLastError("lseek (SEEK_HOLE)");
        return found;
    }

    /// <summary>Gives pages back; they read as zero afterwards.</summary>
    public static void PunchHole(SafeFileHandle file, long offset, long length)
    {
        while (Libc.Fallocate(file, Libc.FallocateKeepSize | Libc.FallocatePunchHole, offset, length) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Libc.InterruptedCall)
                MemoryErrors.ThrowLastError("fallocate (punching a hole)");
        }
    }

    /// <summary>
    /// Writes bytes, not through a mapping: filling fresh pages so costs half, because the kernel neither zeroes them first nor takes a
    /// fault for each.
    /// </summary>
    public static void Write(SafeFileHandle file, long offset, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            for (nint done = 0; done < bytes.Length;)
            {
                nint written = Libc.PositionalWrite(file, start + done, (nuint)(bytes.Length - done), offset + done);
                if (written > 0)
                    done += written;
                else if (Marshal.GetLastPInvokeError() != Libc.InterruptedCall)
                    MemoryErrors.ThrowLastError("pwrite (filling the memory file)");
            }
        }
    }
}
