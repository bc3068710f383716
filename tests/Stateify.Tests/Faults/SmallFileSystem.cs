using System.Runtime.InteropServices;

namespace Stateify.Tests.Faults;

/// <summary>A tmpfs of its own with room for a few pages, where the process may mount one.</summary>
internal sealed partial class SmallFileSystem : IDisposable
{
    private const uint ReadOnlyFlag = 1;
    private const uint RemountFlag = 32;
    private const int DetachFlag = 2;

    private SmallFileSystem(string path) => Path = path;

    public string Path { get; }

    /// <summary>Mounts one over a directory.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="bytes">The room in it.</param>
    /// <returns>It; null if the process has not the right to.</returns>
    public static SmallFileSystem? TryMount(string path, int bytes) =>
        OperatingSystem.IsLinux() && Mount("none", path, "tmpfs", 0, $"size={bytes}") == 0 ? new SmallFileSystem(path) : null;

    /// <summary>Makes it read-only, or writable again.</summary>
    public void SetReadOnly(bool isReadOnly) =>
        Assert.Equal(0, Mount("none", Path, "tmpfs", RemountFlag | (isReadOnly ? ReadOnlyFlag : 0), null));

    public void Dispose() => _ = Unmount(Path, DetachFlag);

    [LibraryImport("libc", EntryPoint = "mount", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Mount(string source, string target, string kind, nuint flags, string? options);

    [LibraryImport("libc", EntryPoint = "umount2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Unmount(string target, int flags);
}
