using Stateify.Files;

namespace Stateify.Checkpoints;

/// <summary>
/// A directory that appears under its name complete or not at all: it is filled under a temporary name beside it, and takes its name
/// in one step. The one that had the name loads until then, whatever happens.
/// </summary>
/// <remarks>
/// The temporary name is <c>.NAME.RANDOM.tmp</c>, and the manifest says RANDOM too. After the exchange the older directory lies there until
/// it is retired; if the process dies before, the next save tells it by its manifest, which says something else, from what another
/// process is saving. One that is too many is called <c>.NAME.surplus</c> while it is deleted. Where two names cannot be exchanged in
/// one step, the older directory is called <c>.NAME.displaced</c> for a moment; if the process dies in that moment, a restore finds it
/// there, and the next save puts it back. For one thread.
/// </remarks>
internal sealed class PendingDirectory : IDisposable
{
    private readonly IFileSystem _fileSystem;
    private readonly string _target;
    private readonly NamesBeside _names;
    private readonly bool _overwrites;
    private readonly int _keep;
    private bool _isPublished;

    private PendingDirectory(IFileSystem fileSystem, string target, bool overwrites, int keep)
    {
        _fileSystem = fileSystem;
        _target = target;
        _names = new NamesBeside(target);
        _overwrites = overwrites;
        _keep = keep;
        Path = _names.Temporary(Id);
    }

    /// <summary>What the manifest must say: <see cref="CheckpointInfo.IdKey"/>.</summary>
    public string Id { get; } = NamesBeside.NewRandom();

    /// <summary>Where the files are to be written.</summary>
    public string Path { get; }

    private string SurplusName => _names.Hidden("surplus");

    /// <summary>Begins a directory, after finishing what a process that died has begun.</summary>
    public static PendingDirectory Create(string target, IFileSystem fileSystem, bool overwrites, int keep)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        ArgumentOutOfRangeException.ThrowIfNegative(keep);
        try
        {
            PendingDirectory pending = new(fileSystem, NamesBeside.TargetOf(target), overwrites, keep);
            pending.PutBack();
            pending.CheckTarget();
            if (overwrites)
                pending.FinishRetirement();
            if (pending._names.FindObstacle(keep, fileSystem.DirectoryExists, fileSystem.Exists) is { } obstacle)
                StateFileErrors.ThrowNotACheckpoint(obstacle, "It is a file, and has the name of an older checkpoint that is to be kept");
            fileSystem.CreateDirectory(pending.Path);
            return pending;
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error) || error is ArgumentException)
        {
            throw StateFileErrors.Translate(error, "Creating", target);
        }
    }

    /// <summary>Where the checkpoint of a name is: under that name, unless a process has died in the one moment in which it is not.</summary>
    public static string Find(string target, IFileSystem fileSystem)
    {
        string full = NamesBeside.TargetOf(target);
        string displaced = DisplacedName(new NamesBeside(full));
        return !fileSystem.DirectoryExists(full) && fileSystem.DirectoryExists(displaced) ? displaced : full;
    }

    /// <summary>Gives the directory, whose files must have been synced, its name, makes that durable, and retires the one that had it.</summary>
    public void Publish()
    {
        string? older;
        try
        {
            _fileSystem.SyncDirectory(Path);
            older = TakeName();
            _isPublished = true;
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw StateFileErrors.Translate(error, "Renaming", _target);
        }
        try
        {
            SyncParent();
            if (older is not null)
                Retire(older);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw StateFileErrors.Translate(error, "The checkpoint is complete and in place, but making that durable or retiring older ones beside", _target);
        }
    }

    /// <summary>Deletes what was written unless it was published.</summary>
    public void Dispose()
    {
        if (_isPublished)
            return;
        _isPublished = true;
        try
        {
            Delete(Path);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            // The directory is gone or the disk is failing: whatever made the caller give up tells more than this would.
        }
    }

    /// <summary>Puts back what a process has displaced that died before it put another in its place.</summary>
    private void PutBack()
    {
        if (_fileSystem.DirectoryExists(_target) || !_fileSystem.DirectoryExists(DisplacedName(_names)))
            return;
        _fileSystem.RenameDirectory(DisplacedName(_names), _target);
        SyncParent();
    }

    /// <summary>Finishes what a process has begun that died, or whose disk failed, when its directory had the name already.</summary>
    private void FinishRetirement()
    {
        if (_fileSystem.DirectoryExists(SurplusName))
        {
            RequireOwn(SurplusName);
            Delete(SurplusName);
        }
        if (_fileSystem.DirectoryExists(DisplacedName(_names)))
            Retire(DisplacedName(_names));
        foreach (string random in _names.FindRandoms(_fileSystem.NamesIn(_names.Directory)))
        {
            if (WasReplaced(random))
                Retire(_names.Temporary(random));
        }
    }

    /// <summary>Whether a whole checkpoint has a temporary name that was another one's, so that it got there by an exchange.</summary>
    private bool WasReplaced(string random)
    {
        string directory = _names.Temporary(random);
        string manifest = System.IO.Path.Combine(directory, CheckpointNames.Manifest);
        if (!_fileSystem.Exists(manifest) || !_fileSystem.NamesIn(directory).All(CheckpointNames.IsOwn))
            return false;
        try
        {
            using RandomAccessSource source = _fileSystem.OpenRead(manifest);
            return StateFileHeaderCodec.Decode(source).Metadata.TryGetValue(CheckpointInfo.IdKey, out string? id) && id != random;
        }
        catch (StateFileException error) when (error.Code is not StateFileErrorCode.IoFailed)
        {
            // Whatever it is, it is no checkpoint of this library.
            return false;
        }
    }

    /// <summary>Refuses what must not be replaced: a checkpoint without leave, and always what is none, for it would be deleted.</summary>
    private void CheckTarget()
    {
        if (_fileSystem.Exists(_target))
            StateFileErrors.ThrowNotACheckpoint(_target, "A file has the name of the directory");
        if (IsFree())
            return;
        RequireOwn(_target);
        if (!_fileSystem.NamesIn(_target).Contains(CheckpointNames.Manifest))
            StateFileErrors.ThrowNotACheckpoint(_target, "The directory has no manifest");
        if (!_overwrites)
            StateFileErrors.ThrowAlreadyExists(_target);
    }

    /// <summary>Takes the name.</summary>
    /// <returns>Where the directory is that had it; null if none had.</returns>
    private string? TakeName()
    {
        if (IsFree())
        {
            _fileSystem.RenameDirectory(Path, _target);
            return null;
        }
        CheckTarget();
        if (_fileSystem.TryExchangeDirectories(Path, _target))
            return Path;

        string displaced = DisplacedName(_names);
        _fileSystem.RenameDirectory(_target, displaced);
        try
        {
            _fileSystem.RenameDirectory(Path, _target);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            _fileSystem.RenameDirectory(displaced, _target);
            throw;
        }
        return displaced;
    }

    /// <summary>Keeps the directory that had the name, if any are to be kept, and deletes the one that is too many.</summary>
    private void Retire(string older)
    {
        if (_keep == 0)
        {
            Delete(older);
            return;
        }
        int count = _names.CountToMove(_keep, _fileSystem.DirectoryExists);
        bool hasSurplus = count == _keep;
        if (hasSurplus)
        {
            RequireOwn(_names.Older(count));
            // Not under a name in which anybody would look for a whole one.
            _fileSystem.RenameDirectory(_names.Older(count), SurplusName);
            count--;
        }
        for (int number = count; number > 0; number--)
            _fileSystem.RenameDirectory(_names.Older(number), _names.Older(number + 1));
        _fileSystem.RenameDirectory(older, _names.Older(1));
        SyncParent();
        if (hasSurplus)
            Delete(SurplusName);
    }

    private bool IsFree() => !_fileSystem.DirectoryExists(_target) || _fileSystem.NamesIn(_target).Count == 0;

    private void RequireOwn(string directory)
    {
        if (_fileSystem.NamesIn(directory).FirstOrDefault(static name => !CheckpointNames.IsOwn(name)) is { } foreign)
            StateFileErrors.ThrowNotACheckpoint(directory, $"The directory holds \"{foreign}\", which is none of a checkpoint's files");
    }

    /// <summary>Deletes a checkpoint, the manifest first: what is left is never taken for a whole one.</summary>
    private void Delete(string directory)
    {
        if (!_fileSystem.DirectoryExists(directory))
            return;
        _fileSystem.Delete(System.IO.Path.Combine(directory, CheckpointNames.Manifest));
        foreach (string name in _fileSystem.NamesIn(directory))
            _fileSystem.Delete(System.IO.Path.Combine(directory, name));
        _fileSystem.DeleteDirectory(directory);
    }

    private void SyncParent() => _fileSystem.SyncDirectory(_names.Directory);

    private static string DisplacedName(NamesBeside names) => names.Hidden("displaced");
}
