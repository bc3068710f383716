namespace Sentry.Vfs;

/// <summary>Where paths of a task start: its root and its working directory (Linux: struct fs_struct).</summary>
[Savable]
internal sealed partial class FsContext
{
    private VfsPath _root;
    private VfsPath _workingDirectory;

    public FsContext(VfsPath root, VfsPath workingDirectory)
    {
        _root = root;
        _workingDirectory = workingDirectory;
        _root.Acquire();
        _workingDirectory.Acquire();
    }

    public VfsPath Root => _root;

    public VfsPath WorkingDirectory => _workingDirectory;

    public FsContext Fork() => new(_root, _workingDirectory);

    public void ChangeRoot(VfsPath path) => Replace(ref _root, path);

    public void ChangeDirectory(VfsPath path) => Replace(ref _workingDirectory, path);

    public void Release()
    {
        _root.Release();
        _workingDirectory.Release();
    }

    private static void Replace(ref VfsPath place, VfsPath path)
    {
        path.Acquire();
        place.Release();
        place = path;
    }
}
