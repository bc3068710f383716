using System.Globalization;
using Stateify.Files;

namespace Stateify.Checkpoints;

/// <summary>
/// A directory that appears under its name complete or not at all: it is filled under a temporary name beside it, and takes its name
/// in one step. The one that had the name loads until then, whatever happens.
/// </summary>
/// <remarks>
/// The temporary name is <c>.NAME.RANDOM.tmp</c>. Where two names cannot be exchanged in one step, the older directory is called
/// <c>.NAME.displaced</c> for a moment; if the process dies in that moment, a restore finds it there, and the next save puts it
/// back. For one thread.
/// </remarks>
internal sealed class PendingDirectory : IDisposable
{
    private readonly IFileSystem _fileSystem;
    private readonly string _target;
    private readonly bool _overwrites;
    private readonly int _keep;
    private bool _isPublished;

    private PendingDirectory(IFileSystem fileSystem, string target, bool overwrites, int keep)
    {
        _fileSystem = fileSystem;
        _target = target;
        _overwrites = overwrites;
        _keep = keep;
        Path = TemporaryNameOf(target);
    }

    /// <summary>Where the files are to be written.</summary>
    public string Path { get; }

    /// <summary>Begins a directory, after finishing what a process that died has begun.</summary>
    public static PendingDirectory Create(string target, IFileSystem fileSystem, bool overwrites, int keep)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        ArgumentOutOfRangeException.ThrowIfNegative(keep);
        try
        {
            string full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(target));
            PendingDirectory pending = new(fileSystem, full, overwrites, keep);
            pending.Recover();
            pending.CheckTarget();
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
        string full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(target));
        string displaced = DisplacedNameOf(full);
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

    /// <summary>Finishes what a process has begun that died while no directory, or two, could have had the name.</summary>
    private void Recover()
    {
        string displaced = DisplacedNameOf(_target);
        if (!_fileSystem.DirectoryExists(displaced))
            return;
        if (_fileSystem.DirectoryExists(_target))
            Retire(displaced);
        else
            _fileSystem.RenameDirectory(displaced, _target);
        SyncParent();
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

        string displaced = DisplacedNameOf(_target);
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
        string? surplus = null;
        if (_fileSystem.DirectoryExists(NameOfOlder(_keep)))
        {
            RequireOwn(NameOfOlder(_keep));
            // Not under a name in which anybody would look for a whole one.
            surplus = TemporaryNameOf(_target);
            _fileSystem.RenameDirectory(NameOfOlder(_keep), surplus);
        }
        for (int number = _keep - 1; number > 0; number--)
        {
            if (_fileSystem.DirectoryExists(NameOfOlder(number)))
                _fileSystem.RenameDirectory(NameOfOlder(number), NameOfOlder(number + 1));
        }
        _fileSystem.RenameDirectory(older, NameOfOlder(1));
        SyncParent();
        if (surplus is not null)
            Delete(surplus);
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

    private void SyncParent() => _fileSystem.SyncDirectory(System.IO.Path.GetDirectoryName(_target)!);

    private string NameOfOlder(int number) => string.Create(CultureInfo.InvariantCulture, $"{_target}.{number}");

    private static string TemporaryNameOf(string target) => BesideAs(target, $"{System.IO.Path.GetRandomFileName()[..8]}.tmp");

    private static string DisplacedNameOf(string target) => BesideAs(target, "displaced");

    private static string BesideAs(string target, string suffix) => System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(target) ?? throw new ArgumentException("The root of a file system cannot be a checkpoint.", nameof(target)),
        $".{System.IO.Path.GetFileName(target)}.{suffix}");
}
