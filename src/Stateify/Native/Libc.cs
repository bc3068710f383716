using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Stateify.Native;

/// <summary>
/// The system calls .NET has no name for. The constants are those of Linux, unless they are named for another system, and are the same on x64 and arm64.
/// </summary>
internal static unsafe partial class Libc
{
    public const int NoSuchEntry = 2;
    public const int InterruptedCall = 4;
    public const int NoSuchDeviceOrAddress = 6;
    public const int OutOfMemory = 12;
    public const int TooManyOpenFilesInSystem = 23;
    public const int TooManyOpenFiles = 24;
    public const int InvalidArgument = 22;
    public const int NoSpace = 28;
    public const int NoSuchCall = 38;
    public const int NotSupported = 95;

    public const uint CloseOnExecMemfd = 0x1;
    public const int ProtectionNone = 0;
    public const int ProtectionRead = 0x1;
    public const int ProtectionReadWrite = 0x3;
    public const int MapShared = 0x01;
    public const int MapPrivate = 0x02;
    public const int MapFixed = 0x10;
    public const int MapAnonymous = 0x20;
    public const int MapAnonymousOfBsd = 0x1000;
    public const int MapNoReserve = 0x4000;
    public const int MapNoReserveOfBsd = 0x40;
    public const int AdviceDoNotNeed = 4;
    public const int AdviceHugePages = 14;
    public const int FallocateKeepSize = 0x1;
    public const int FallocatePunchHole = 0x2;
    public const int SeekData = 3;
    public const int SeekHole = 4;
    public const int AtCurrentDirectory = -100;
    public const int AtEmptyPath = 0x1000;
    public const uint StatxType = 0x1;
    public const uint StatxBlocks = 0x400;
    public const int OpenReadOnlyCloseOnExec = 0x80000;
    public const uint RenameExchange = 0x2;
    public const int GetFlags = 3;
    public const int SetFlags = 4;

    /// <summary>O_DIRECT, the one flag here that is not the same on x64 and arm64.</summary>
    public static int OpenDirect { get; } =
        RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x10000 : 0x4000;

    /// <summary>Whether the C library has renameat2(2): glibc since 2.28, musl since 1.2.6.</summary>
    public static bool CanExchange { get; } =
        NativeLibrary.TryLoad("libc", typeof(Libc).Assembly, null, out nint library) && NativeLibrary.TryGetExport(library, "renameat2", out _);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(SafeFileHandle file, nuint request, void* argument);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int ControlFile(SafeFileHandle file, int command, int argument);

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial SafeFileHandle MemfdCreate(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    public static partial int Truncate(SafeFileHandle file, long length);

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    public static partial int Fallocate(SafeFileHandle file, int mode, long offset, long length);

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    public static partial long Seek(SafeFileHandle file, long offset, int whence);

    [LibraryImport("libc", EntryPoint = "pread", SetLastError = true)]
    public static partial nint PositionalRead(SafeFileHandle file, byte* bytes, nuint count, long offset);

    [LibraryImport("libc", EntryPoint = "pwrite", SetLastError = true)]
    public static partial nint PositionalWrite(SafeFileHandle file, byte* bytes, nuint count, long offset);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    public static partial nint Map(nint address, nuint length, int protection, int flags, SafeHandle file, long offset);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    public static partial nint MapAnonymously(nint address, nuint length, int protection, int flags, int file, long offset);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    public static partial int Unmap(nint address, nuint length);

    [LibraryImport("libc", EntryPoint = "madvise", SetLastError = true)]
    public static partial int Advise(void* address, nuint length, int advice);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Statx(SafeFileHandle directory, string path, int flags, uint mask, StatxBuffer* buffer);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int StatxPath(int directory, string path, int flags, uint mask, StatxBuffer* buffer);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string source, string target);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameAt(int sourceDirectory, string source, int targetDirectory, string target, uint flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Sync(SafeFileHandle file);

    /// <summary>userfaultfd(2), for which the C library has no function; as much of it as needs no privilege.</summary>
    public static SafeFileHandle OpenUserFaults()
    {
        const nint numberOnX64 = 323;
        const nint numberElsewhere = 282;
        const nint closeOnExec = 0x80000;
        const nint userModeOnly = 1;
        return CallForFile(RuntimeInformation.ProcessArchitecture == Architecture.X64 ? numberOnX64 : numberElsewhere, closeOnExec | userModeOnly);
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial SafeFileHandle CallForFile(nint number, nint argument);

    /// <summary>The part of <c>struct statx</c> that is read; unlike <c>struct stat</c> it is laid out alike on every architecture.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    public struct StatxBuffer
    {
        /// <summary>The kind of file and its permissions, as in <c>st_mode</c>.</summary>
        [FieldOffset(28)]
        public ushort Mode;

        /// <summary>The blocks of 512 bytes the file occupies.</summary>
        [FieldOffset(48)]
        public ulong Blocks;
    }
}
