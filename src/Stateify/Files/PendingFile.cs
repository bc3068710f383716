using System.Globalization;

namespace Stateify.Files;

/// <summary>
/// A file that appears under its name complete or not at all: it is written under a temporary name in the same directory, flushed,
/// renamed, and the directory flushed. Until <see cref="Publish"/> the previous file of that name stays as it is.
/// </summary>
/// <remarks>
/// The temporary name is <c>.NAME.RANDOM.tmp</c>; only a process that dies leaves it behind. Writes may run side by side, everything
/// else is for one thread at a time. After a failure every call reports that failure again, so that of several writers the one
/// that came second does not hide it.
/// </remarks>
internal sealed class PendingFile : IDisposable
{
    private readonly IFileSystem _fileSystem;
    private readonly string _temporaryPath;
    private readonly bool _overwrites;
    private readonly int _keep;
    private IOutputFile? _file;
    private StateFileException? _failure;

    private PendingFile(IFileSystem fileSystem, string path, string temporaryPath, IOutputFile file, bool overwrites, int keep)
    {
        _fileSystem = fileSystem;
        _temporaryPath = temporaryPath;
        _overwrites = overwrites;
        _keep = keep;
        _file = file;
        Path = path;
    }

    /// <summary>The full path the file will have.</summary>
    public string Path { get; }

    /// <summary>Whether the file can still be written and published: nothing failed so far, and it was neither published nor dropped.</summary>
    public bool IsOpen => _file is not null && _failure is null;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The name it will have.</param>
    /// <param name="fileSystem">Where that is.</param>
    /// <param name="overwrites">Whether it may take the place of a file that has the name.</param>
    /// <param name="keep">How many files that had the name before are kept, as <c>NAME.1</c> and so on.</param>
    public static PendingFile Create(string path, IFileSystem fileSystem, bool overwrites = true, int keep = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            string full = System.IO.Path.GetFullPath(path);
            fileSystem.CheckTarget(full);
            if (!overwrites && fileSystem.Exists(full))
                StateFileErrors.ThrowAlreadyExists(full);
            string directory = System.IO.Path.GetDirectoryName(full)!;
            string random = System.IO.Path.GetRandomFileName();
            string temporary = System.IO.Path.Combine(directory, $".{System.IO.Path.GetFileName(full)}.{random[..8]}.tmp");
            return new PendingFile(fileSystem, full, temporary, fileSystem.Create(temporary), overwrites, keep);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error) || error is ArgumentException)
        {
            throw StateFileErrors.Translate(error, "Creating", path);
        }
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        IOutputFile file = Open();
        try
        {
            file.Write(offset, bytes);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw Fail(error, "Writing");
        }
    }

    /// <summary>Writes pieces one after the other.</summary>
    public void Write(long offset, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        IOutputFile file = Open();
        try
        {
            file.Write(offset, pieces);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw Fail(error, "Writing");
        }
    }

    /// <summary>Has the writes to come go around the system's cache, if the file system can; see <see cref="IOutputFile.TryBypassCache"/>.</summary>
    public bool TryBypassCache() => Open().TryBypassCache();

    /// <summary>Notes, and returns, the failure of what makes the bytes of the file: it must not be published without them.</summary>
    public StateFileException FailEncoding(Exception error) => _failure = new StateFileException(
        StateFileErrorCode.EncodingFailed, "A part of the file could not be compressed or encrypted.", Path, innerException: error);

    /// <summary>Makes what was written durable.</summary>
    public void Sync()
    {
        IOutputFile file = Open();
        try
        {
            file.Sync();
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw Fail(error, "Flushing");
        }
    }

    /// <summary>Gives the file, which must have been synced, its name, and makes that durable.</summary>
    public void Publish()
    {
        IOutputFile file = Open();
        try
        {
            file.Dispose();
            if (_overwrites)
            {
                KeepOlder();
                _fileSystem.Rename(_temporaryPath, Path);
            }
            else
            {
                _fileSystem.RenameNew(_temporaryPath, Path);
            }
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw Fail(error, "Renaming");
        }
        _file = null;
        try
        {
            _fileSystem.SyncDirectory(System.IO.Path.GetDirectoryName(Path)!);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw StateFileErrors.Translate(error, "The file is complete and in place, but making its name durable by flushing the directory of", Path);
        }
    }

    /// <summary>Deletes the temporary file unless it was published.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _file, null) is not { } file)
            return;
        try
        {
            file.Dispose();
            _fileSystem.Delete(_temporaryPath);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            // The directory is gone or the disk is failing: whatever made the caller give up tells more than this would.
        }
    }

    /// <summary>Throws what went wrong before, or <see cref="InvalidOperationException"/> when the file was published or dropped.</summary>
    public void RequireOpen() => Open();

    /// <summary>
    /// Moves older files on by one number, the oldest out of the way first, and gives the last one a second name: its own it keeps
    /// until the new file takes it.
    /// </summary>
    private void KeepOlder()
    {
        if (_keep == 0 || !_fileSystem.Exists(Path))
            return;
        for (int number = _keep - 1; number > 0; number--)
        {
            if (_fileSystem.Exists(NameOfOlder(number)))
                _fileSystem.Rename(NameOfOlder(number), NameOfOlder(number + 1));
        }
        _fileSystem.Delete(NameOfOlder(1));
        _fileSystem.Link(Path, NameOfOlder(1));
    }

    private string NameOfOlder(int number) => string.Create(CultureInfo.InvariantCulture, $"{Path}.{number}");

    private IOutputFile Open()
    {
        if (_failure is { } failure)
            throw new StateFileException(failure.Code, failure.Problem, Path, innerException: failure.InnerException);
        return _file ?? throw new InvalidOperationException("The file was committed or disposed before; begin a new one.");
    }

    private StateFileException Fail(Exception error, string action) =>
        _failure = StateFileErrors.Translate(error, action, Path);
}
