using System.Diagnostics.CodeAnalysis;

namespace Stateify.Files;

/// <summary>The throw helpers of the state file: one place for the wording of its errors.</summary>
internal static class StateFileErrors
{
    // errno of Linux and macOS, and HRESULTs of Windows, as IOException carries them.
    private const int NoSpaceErrno = 28;
    private const int LinuxQuotaErrno = 122;
    private const int MacQuotaErrno = 69;
    private const int ReadOnlyErrno = 30;
    private const int ExistsErrno = 17;
    private const int WindowsFileExists = unchecked((int)0x80070050);
    private const int WindowsAlreadyExists = unchecked((int)0x800700B7);
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    [DoesNotReturn]
    public static void ThrowNotAFile(string path) => throw new StateFileException(
        StateFileErrorCode.NotAFile, "The path names a directory, device or pipe; name a regular file.", path);

    [DoesNotReturn]
    public static void ThrowDirectoryNotFound(string path) => throw new StateFileException(
        StateFileErrorCode.DirectoryNotFound, "The directory of the file does not exist; create it first.", path);

    [DoesNotReturn]
    public static void ThrowAlreadyExists(string path) => throw new StateFileException(
        StateFileErrorCode.AlreadyExists, "There is one of that name already; allow to overwrite it, or choose another name.", path);

    [DoesNotReturn]
    public static void ThrowNotACheckpoint(string path, string problem) => throw new StateFileException(
        StateFileErrorCode.NotACheckpoint, $"{problem}; check the name, or choose another.", path);

    [DoesNotReturn]
    public static void ThrowMismatch(string path, string problem) => throw new StateFileException(
        StateFileErrorCode.CheckpointMismatch,
        $"{problem}: the file is damaged, or from another checkpoint. Use another checkpoint.",
        path);

    [DoesNotReturn]
    public static void ThrowStreamTooLong(string directory, long limit) => throw new StateFileException(
        StateFileErrorCode.StreamTooLong,
        $"The stream has more than the {limit} bytes that may be kept of it here; if it comes from where it should, raise"
        + $" {nameof(StateFileReaderOptions)}.{nameof(StateFileReaderOptions.MaxSpoolLength)}, or give a stream that can seek.",
        directory,
        limit);

    [DoesNotReturn]
    public static void ThrowTruncated(string? path, long length) => throw new StateFileException(
        StateFileErrorCode.Truncated,
        "The file ends before its contents do: its end was cut off, or its writer never finished. Use another checkpoint.",
        path,
        length);

    [DoesNotReturn]
    public static void ThrowCorrupt(StateFileErrorCode code, string problem, string? path, long offset) => throw new StateFileException(
        code, $"{problem} The file was damaged or tampered with; use another checkpoint.", path, offset);

    /// <summary>The typed error for what the operating system reported while <paramref name="action"/> (such as "writing") the file.</summary>
    public static StateFileException Translate(Exception error, string action, string? path)
    {
        (StateFileErrorCode code, string cure) = error switch
        {
            FileNotFoundException => (StateFileErrorCode.FileNotFound, "There is no such file or directory; check the name."),
            DirectoryNotFoundException => (StateFileErrorCode.DirectoryNotFound, "Its directory does not exist or vanished; create it."),
            UnauthorizedAccessException => (StateFileErrorCode.AccessDenied, "Give the process the right to, or choose another place."),
            PathTooLongException => (StateFileErrorCode.InvalidPath, "Choose a shorter name."),
            ArgumentException or NotSupportedException => (StateFileErrorCode.InvalidPath, "Choose a name the file system can have."),
            IOException { HResult: NoSpaceErrno or LinuxQuotaErrno or MacQuotaErrno or WindowsDiskFull or WindowsHandleDiskFull } =>
                (StateFileErrorCode.NoSpace, "Make room on the disk or in the quota, or choose another place."),
            IOException { HResult: ExistsErrno or WindowsFileExists or WindowsAlreadyExists } =>
                (StateFileErrorCode.AlreadyExists, "Allow to overwrite it, or choose another name."),
            IOException { HResult: ReadOnlyErrno } => (StateFileErrorCode.AccessDenied, "The file system is read-only; choose another place."),
            _ => (StateFileErrorCode.IoFailed, "Check the device and the system's log."),
        };
        return new StateFileException(code, $"{action} the file failed ({error.Message.TrimEnd('.')}). {cure}", path, innerException: error);
    }

    /// <summary>Whether <see cref="Translate"/> is for this error: one that the file system gives, not a mistake of the program.</summary>
    public static bool IsFromFileSystem(Exception error) => error is IOException or UnauthorizedAccessException;
}
