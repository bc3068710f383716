namespace Stateify.Native;

/// <summary>
/// Addresses and anonymous memory, as every system .NET runs on gives them. Offsets and lengths are multiples of the system's page size.
/// See mmap(2), VirtualAlloc.
/// </summary>
internal static unsafe class VirtualMemory
{
    private const uint WindowsCommit = 0x1000;
    private const uint WindowsReserve = 0x2000;
    private const uint WindowsDecommit = 0x4000;
    private const uint WindowsRelease = 0x8000;
    private const uint WindowsNoAccess = 0x01;
    private const uint WindowsReadWrite = 0x04;

    // Those of Linux, and those of macOS and the BSDs. What is mapped is not to be counted before it is written.
    private static readonly int Anonymous = IsLinuxKernel
        ? Libc.MapPrivate | Libc.MapAnonymous | Libc.MapNoReserve
        : Libc.MapPrivate | Libc.MapAnonymousOfBsd | Libc.MapNoReserveOfBsd;

    private static bool IsLinuxKernel => OperatingSystem.IsLinux() || OperatingSystem.IsAndroid();

    /// <summary>Reserves addresses, which cannot be touched yet; 0 if there are not so many.</summary>
    public static nint Reserve(long length)
    {
        if (OperatingSystem.IsWindows())
            return Kernel32.VirtualAlloc(0, (nuint)length, WindowsReserve, WindowsNoAccess);
        nint address = Libc.MapAnonymously(0, (nuint)length, Libc.ProtectionNone, Anonymous, -1, 0);
        return address == -1 ? 0 : address;
    }

    /// <summary>Makes reserved addresses memory that reads as zero.</summary>
    /// <returns>Whether there is any; if not, why is the last error.</returns>
    public static bool Commit(byte* address, long length) => OperatingSystem.IsWindows()
        ? Kernel32.VirtualAlloc((nint)address, (nuint)length, WindowsCommit, WindowsReadWrite) != 0
        : Libc.MapAnonymously((nint)address, (nuint)length, Libc.ProtectionReadWrite, Anonymous | Libc.MapFixed, -1, 0) != -1;

    /// <summary>Gives memory back and takes fresh memory, which reads as zero, for it.</summary>
    /// <returns>Whether that is so; if not, why is the last error.</returns>
    public static bool Reset(byte* address, long length) =>
        (!OperatingSystem.IsWindows() || Kernel32.VirtualFree((nint)address, (nuint)length, WindowsDecommit)) && Commit(address, length);

    /// <summary>Gives back what <see cref="Reserve"/> gave, with all memory in it.</summary>
    public static bool Release(nint address, long length) => OperatingSystem.IsWindows()
        ? Kernel32.VirtualFree(address, 0, WindowsRelease)
        : Libc.Unmap(address, (nuint)length) == 0;
}
