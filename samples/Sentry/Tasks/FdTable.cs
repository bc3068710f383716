namespace Sentry.Tasks;

/// <summary>
/// The descriptors of a task, or of several tasks that share one table (CLONE_FILES). A description is released when the last
/// slot of any table that refers to it is cleared.
/// </summary>
[Savable]
internal sealed partial class FdTable
{
    private FdSlot[] _slots = new FdSlot[32];

    /// <summary>No slot below this one is free.</summary>
    private int _lowestFree;

    private int _users = 1;

    public IEnumerable<FileDescription> Files => _slots.Where(slot => slot.File is not null).Select(slot => slot.File!);

    public IEnumerable<int> Descriptors => Enumerable.Range(0, _slots.Length).Where(IsOpen);

    /// <summary>A copy for a forked task: the same descriptions under the same numbers.</summary>
    public FdTable Fork()
    {
        var copy = new FdTable { _slots = [.. _slots], _lowestFree = _lowestFree };
        foreach (FileDescription file in copy.Files) file.AddDescriptor();
        return copy;
    }

    public FdTable Share()
    {
        _users++;
        return this;
    }

    /// <summary>One task less; the last one closes everything.</summary>
    public void Release()
    {
        if (--_users > 0) return;
        foreach (int fd in Descriptors.ToArray()) Close(fd);
    }

    /// <summary>The description behind a number, whatever it was opened for; EBADF if there is none.</summary>
    public FileDescription Get(int fd) => IsOpen(fd) ? _slots[fd].File! : throw new SyscallException(Errno.EBADF);

    /// <summary>As <see cref="Get"/>, but descriptors opened with O_PATH do not count.</summary>
    public FileDescription GetUsable(int fd)
    {
        FileDescription file = Get(fd);
        return file.IsPathOnly ? throw new SyscallException(Errno.EBADF) : file;
    }

    public bool IsCloseOnExec(int fd)
    {
        _ = Get(fd);
        return _slots[fd].CloseOnExec;
    }

    public void SetCloseOnExec(int fd, bool isSet)
    {
        _ = Get(fd);
        _slots[fd].CloseOnExec = isSet;
    }

    /// <summary>The lowest free number from <paramref name="first"/> on; EMFILE if it would reach the limit.</summary>
    public int FindFree(int first, int limit)
    {
        int fd = Math.Max(first, _lowestFree);
        while (IsOpen(fd)) fd++;
        if (first <= _lowestFree) _lowestFree = fd;
        return fd < limit ? fd : throw new SyscallException(Errno.EMFILE);
    }

    /// <summary>Makes a number refer to a description; what it referred to before is closed after that.</summary>
    public int Install(int fd, FileDescription file, bool closeOnExec)
    {
        if (fd >= _slots.Length) Array.Resize(ref _slots, Math.Max(fd + 1, _slots.Length * 2));
        FileDescription? replaced = _slots[fd].File;
        file.AddDescriptor();
        _slots[fd] = new FdSlot { File = file, CloseOnExec = closeOnExec };
        replaced?.DropDescriptor();
        return fd;
    }

    public void Close(int fd)
    {
        FileDescription file = Get(fd);
        _slots[fd] = default;
        _lowestFree = Math.Min(_lowestFree, fd);
        file.DropDescriptor();
    }

    public void CloseOnExec()
    {
        foreach (int fd in Descriptors.Where(IsCloseOnExec).ToArray()) Close(fd);
    }

    private bool IsOpen(int fd) => (uint)fd < (uint)_slots.Length && _slots[fd].File is not null;
}
