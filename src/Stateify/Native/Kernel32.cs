using System.Runtime.InteropServices;

namespace Stateify.Native;

/// <summary>What of Windows .NET has no method for.</summary>
internal static partial class Kernel32
{
    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool CreateHardLink(string target, string source, nint security);
}
