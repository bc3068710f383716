using Stateify.Native;

namespace Stateify.Files;

/// <summary>
/// Keeps state files regular files: opening a pipe would hang, and renaming onto <c>/dev/null</c> would take it away from everybody.
/// </summary>
internal static unsafe class FileKinds
{
    private const ushort KindMask = 0xF000;
    private const ushort Regular = 0x8000;

    /// <summary>Throws when <paramref name="path"/> exists, after following symbolic links, and is not a regular file.</summary>
    public static void RefuseUnlessRegularOrMissing(string path)
    {
        if (Directory.Exists(path))
            StateFileErrors.ThrowNotAFile(path);
        if (!OperatingSystem.IsLinux())
            return;
        Libc.StatxBuffer buffer;
        if (Libc.StatxPath(Libc.AtCurrentDirectory, path, 0, Libc.StatxType, &buffer) == 0 && (buffer.Mode & KindMask) != Regular)
            StateFileErrors.ThrowNotAFile(path);
    }
}
