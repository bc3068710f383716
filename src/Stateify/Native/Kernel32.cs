using System.Runtime.InteropServices;

namespace Stateify.Native;

/// <summary>What of Windows .NET has no method for.</summary>
internal static partial class Kernel32
{
    public const int NotEnoughMemory = 8;
    public const int CommitmentLimit = 1455;

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool CreateHardLink(string target, string source, nint security);

    [LibraryImport("kernel32", SetLastError = true)]
    public static partial nint VirtualAlloc(nint address, nuint length, uint kind, uint protection);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool VirtualFree(nint address, nuint length, uint kind);
}
