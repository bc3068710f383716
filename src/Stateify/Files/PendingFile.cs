namespace Stateify.Files;

/// <summary>
/// A file that appears under its name complete or not at all: it is written under a temporary name in the same directory, flushed,
/// renamed, and the directory flushed. Until <see cref="Publish"/> the previous file of that name stays as it is.
/// </summary>
/// <remarks>
/// The temporary name is <c>.NAME.RANDOM.tmp</c>; only a process that dies leaves it behind. A file that is to be kept gets a second
/// name first, <c>.NAME.RANDOM.older.tmp</c>, and becomes <c>NAME.1</c> when the new one has the name. If the process dies in
/// between, the next save that keeps files finds that name without the other, and goes on from there.
/// </remarks>
internal sealed class PendingFile : PendingOutput
{
    private const string OlderRole = ".older";

    private readonly IFileSystem _fileSystem;
    private readonly string _path;
    private readonly NamesBeside _names;
    private readonly string _temporaryPath;
    private readonly string _olderPath;
    private readonly bool _overwrites;
    private readonly int _keep;
    private IOutputFile? _file;
    private bool _hasOlder;

    private PendingFile(IFileSystem fileSystem, string path, bool overwrites, int keep)
        : base(path)
    {
        _path = path;
        _fileSystem = fileSystem;
        _names = new NamesBeside(path);
        string random = NamesBeside.NewRandom();
        _temporaryPath = _names.Temporary(random);
        _olderPath = _names.Temporary(random, OlderRole);
        _overwrites = overwrites;
        _keep = overwrites ? keep : 0;
    }

    public override bool IsPending => _file is not null;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The name it will have.</param>
    /// <param name="fileSystem">Where that is.</param>
    /// <param name="overwrites">Whether it may take the place of a file that has the name.</param>
    /// <param name="keep">How many files that had the name before are kept, as <c>NAME.1</c> and so on.</param>
    public static PendingFile Create(string path, IFileSystem fileSystem, bool overwrites, int keep = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            fileSystem.CheckTarget(System.IO.Path.GetFullPath(path));
            string full = NamesBeside.TargetOf(path);
            if (!overwrites && fileSystem.Exists(full))
                StateFileErrors.ThrowAlreadyExists(full);
            PendingFile pending = new(fileSystem, full, overwrites, keep);
            pending.FinishRetirement();
            if (pending._names.FindObstacle(pending._keep, fileSystem.Exists, fileSystem.DirectoryExists) is { } obstacle)
                StateFileErrors.ThrowNotAFile(obstacle);
            pending._file = fileSystem.Create(pending._temporaryPath);
            return pending;
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
            GiveOlderSecondName();
            if (_overwrites)
                _fileSystem.Rename(_temporaryPath, _path);
            else
                _fileSystem.RenameNew(_temporaryPath, _path);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw Fail(error, "Renaming");
        }
        _file = null;
        try
        {
            _fileSystem.SyncDirectory(_names.Directory);
            if (_hasOlder)
                Retire(_olderPath);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw StateFileErrors.Translate(error, "The file is complete and in place, but making that durable or retiring older ones beside", _path);
        }
    }

    /// <summary>Takes the name back, as far as the disk allows, if the file has it: what the file belongs to failed.</summary>
    public void Retract()
    {
        if (IsPending)
            return;
        try
        {
            _fileSystem.Delete(_path);
            _fileSystem.SyncDirectory(_names.Directory);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            // As when it is dropped.
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
            // In this order: alone, the second name would be that of a file that was replaced.
            if (_hasOlder)
                _fileSystem.Delete(_olderPath);
            _fileSystem.Delete(_temporaryPath);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            // The directory is gone or the disk is failing: whatever made the caller give up tells more than this would.
        }
    }

    protected override void WriteBytes(long offset, ReadOnlySpan<byte> bytes) => _file!.Write(offset, bytes);

    protected override void SyncBytes() => _file!.Sync();

    /// <summary>Has the file that is going to be replaced stay under another name, if any are to be kept.</summary>
    private void GiveOlderSecondName()
    {
        if (_keep == 0 || !_fileSystem.Exists(_path))
            return;
        _hasOlder = true;
        _fileSystem.Link(_path, _olderPath);
    }

    /// <summary>Finishes what a process has begun that died, or whose disk failed, when its file had the name already.</summary>
    private void FinishRetirement()
    {
        if (_keep == 0)
            return;
        foreach (string random in _names.FindRandoms(_fileSystem.NamesIn(_names.Directory), OlderRole))
        {
            // A file that is still temporary has replaced none, and may be another process's.
            if (!_fileSystem.Exists(_names.Temporary(random)))
                Retire(_names.Temporary(random, OlderRole));
        }
    }

    /// <summary>Makes a file the first of the older ones, the last of which makes room.</summary>
    private void Retire(string older)
    {
        int last = Math.Min(_names.CountToMove(_keep, _fileSystem.Exists), _keep - 1);
        for (int number = last; number > 0; number--)
            _fileSystem.Rename(_names.Older(number), _names.Older(number + 1));
        _fileSystem.Rename(older, _names.Older(1));
        // Renaming does nothing if somebody has given both names to one file.
        _fileSystem.Delete(older);
        _fileSystem.SyncDirectory(_names.Directory);
    }
}
