using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Stateify.Native;

namespace Stateify.Files;

/// <summary>The file system of the machine.</summary>
internal sealed class DiskFileSystem : IFileSystem
{
    private DiskFileSystem()
    {
    }

    public static DiskFileSystem Instance { get; } = new();

    public void CheckTarget(string path)
    {
        if (Path.EndsInDirectorySeparator(path))
            StateFileErrors.ThrowNotAFile(path);
        FileKinds.RefuseUnlessRegularOrMissing(path);
        if (Path.GetDirectoryName(path) is { } directory && !Directory.Exists(directory))
            StateFileErrors.ThrowDirectoryNotFound(path);
    }

    public IOutputFile Create(string path) =>
        new DiskFile(File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete));

    public void Rename(string source, string target) => File.Move(source, target, overwrite: true);

    public void RenameNew(string source, string target) => File.Move(source, target, overwrite: false);

    public void Link(string source, string target)
    {
        bool linked = OperatingSystem.IsWindows() ? Kernel32.CreateHardLink(target, source, 0) : Libc.Link(source, target) == 0;
        if (linked)
            return;
        throw Failure("No second name can be given to the file", Marshal.GetLastPInvokeError());
    }

    public bool Exists(string path) => File.Exists(path);

    public void SyncDirectory(string directory)
    {
        // Windows has no such call; there a rename is durable when the file system's journal is.
        if (OperatingSystem.IsWindows())
            return;
        using SafeFileHandle handle = Libc.Open(directory, OperatingSystem.IsLinux() ? Libc.OpenReadOnlyCloseOnExec : 0);
        if (handle.IsInvalid || Libc.Sync(handle) != 0)
            throw Failure("The directory cannot be flushed", Marshal.GetLastPInvokeError());
    }

    public void Delete(string path) => File.Delete(path);

    public RandomAccessSource OpenRead(string path) => FileSource.Open(path);

    public void CreateDirectory(string path)
    {
        if (Directory.Exists(path))
            throw new IOException("There is a directory of that name.");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new DirectoryNotFoundException("The directory that is to hold it does not exist.");
        Directory.CreateDirectory(path);
    }

    public bool DirectoryExists(string path) => Directory.Exists(path);

    public IReadOnlyList<string> NamesIn(string directory) =>
        [.. Directory.EnumerateFileSystemEntries(directory).Select(static entry => Path.GetFileName(entry))];

    public void RenameDirectory(string source, string target)
    {
        // Refuses to delete one that is not empty, and leaves nothing worth keeping if the process dies before the next line.
        if (Directory.Exists(target))
            Directory.Delete(target);
        Directory.Move(source, target);
    }

    public bool TryExchangeDirectories(string left, string right)
    {
        if (!OperatingSystem.IsLinux() || !Libc.CanExchange)
            return false;
        if (Libc.RenameAt(Libc.AtCurrentDirectory, left, Libc.AtCurrentDirectory, right, Libc.RenameExchange) == 0)
            return true;
        int error = Marshal.GetLastPInvokeError();
        if (error is Libc.InvalidArgument or Libc.NoSuchCall or Libc.NotSupported)
            return false;
        throw Failure("The directories cannot be exchanged", error);
    }

    public void DeleteDirectory(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path);
    }

    private static IOException Failure(string problem, int error)
    {
        string message = $"{problem}: {Marshal.GetPInvokeErrorMessage(error)}.";
        return error == Libc.NoSuchEntry ? new DirectoryNotFoundException(message) : new IOException(message, error);
    }
}
