using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Stateify.Native;

namespace Stateify.Memory;

/// <summary>The first bytes of a file, mapped to be read.</summary>
internal sealed unsafe class FileView : SafeHandleZeroOrMinusOneIsInvalid
{
    private FileView(nint address, long length)
        : base(ownsHandle: true)
    {
        SetHandle(address);
        Length = length;
    }

    public long Length { get; }

    public byte* Address => (byte*)handle;

    public static FileView Create(SafeHandle file, long length)
    {
        if (length == 0)
            return new FileView(0, 0);
        nint address = Libc.Map(0, (nuint)length, Libc.ProtectionRead, Libc.MapShared, file, 0);
        if (address == -1)
            MemoryErrors.ThrowLastError("mmap (mapping a snapshot)");
        return new FileView(address, length);
    }

    protected override bool ReleaseHandle() => Libc.Unmap(handle, (nuint)Length) == 0;
}
