using System.Globalization;

namespace Stateify.Files;

/// <summary>
/// A file that appears under its name complete or not at all: it is written under a temporary name in the same directory, flushed,
/// renamed, and the directory flushed. Until <see cref="Publish"/> the previous file of that name stays as it is.
/// </summary>
/// <remarks>The temporary name is <c>.NAME.RANDOM.tmp</c>; only a process that dies leaves it behind.</remarks>
internal sealed class PendingFile : PendingOutput
{
    private readonly IFileSystem _fileSystem;
    private readonly string _temporaryPath;
    private readonly bool _overwrites;
    private readonly int _keep;
    private readonly string _path;
    private IOutputFile? _file;

    private PendingFile(IFileSystem fileSystem, string path, string temporaryPath, IOutputFile file, bool overwrites, int keep)
        : base(path)
    {
        _path = path;
        _fileSystem = fileSystem;
        _temporaryPath = temporaryPath;
        _overwrites = overwrites;
        _keep = keep;
        _file = file;
    }

    protected override bool IsPending => _file is not null;

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

    /// <summary>Writes pieces one after the other.</summary>
    public void Write(long offset, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        RequireOpen();
        try
        {
            _file!.Write(offset, pieces);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw Fail(error, "Writing");
        }
    }

    /// <summary>Has the writes to come go around the system's cache, if the file system can; see <see cref="IOutputFile.TryBypassCache"/>.</summary>
    public void TryBypassCache()
    {
        RequireOpen();
        _file!.TryBypassCache();
    }

    /// <summary>Gives the file, which must have been synced, its name, and makes that durable.</summary>
    public override void Publish()
    {
        RequireOpen();
        try
        {
            _file!.Dispose();
            if (_overwrites)
            {
                KeepOlder();
                _fileSystem.Rename(_temporaryPath, _path);
            }
            else
            {
                _fileSystem.RenameNew(_temporaryPath, _path);
            }
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw Fail(error, "Renaming");
        }
        _file = null;
        try
        {
            _fileSystem.SyncDirectory(System.IO.Path.GetDirectoryName(_path)!);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw StateFileErrors.Translate(error, "The file is complete and in place, but making its name durable by flushing the directory of", _path);
        }
    }

    /// <summary>Deletes the temporary file unless it was published.</summary>
    public override void Dispose()
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

    protected override void WriteBytes(long offset, ReadOnlySpan<byte> bytes) => _file!.Write(offset, bytes);

    protected override void SyncBytes() => _file!.Sync();

    /// <summary>
    /// Moves older files on by one number, the oldest out of the way first, and gives the last one a second name: its own it keeps
    /// until the new file takes it.
    /// </summary>
    private void KeepOlder()
    {
        if (_keep == 0 || !_fileSystem.Exists(_path))
            return;
        for (int number = _keep - 1; number > 0; number--)
        {
            if (_fileSystem.Exists(NameOfOlder(number)))
                _fileSystem.Rename(NameOfOlder(number), NameOfOlder(number + 1));
        }
        _fileSystem.Delete(NameOfOlder(1));
        _fileSystem.Link(_path, NameOfOlder(1));
    }

    private string NameOfOlder(int number) => string.Create(CultureInfo.InvariantCulture, $"{_path}.{number}");
}
