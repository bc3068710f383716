using System.Text;

namespace Sentry.Vfs;

/// <summary>
/// One path resolution (path_resolution(7); Linux: link_path_walk in fs/namei.c). <see cref="ToParent"/> goes up to, and not
/// into, the last component, so that callers can look it up, create, remove or rename it; <see cref="StepIntoLast"/> enters it.
/// </summary>
internal sealed class PathWalk
{
    private readonly MountNamespace _space;
    private readonly VfsPath _root;
    private readonly Stack<string> _rest = [];
    private string _path;
    private int _linksFollowed;

    public PathWalk(MountNamespace space, FsContext context, string path, VfsPath? start = null)
    {
        if (path.Length == 0) throw new SyscallException(Errno.ENOENT);
        if (Encoding.UTF8.GetByteCount(path) >= Limits.MaxPathLength) throw new SyscallException(Errno.ENAMETOOLONG);
        _space = space;
        _root = context.Root;
        _path = path;
        At = path[0] == '/' ? _root : start ?? context.WorkingDirectory;
        if (!At.Inode.IsDirectory) throw new SyscallException(Errno.ENOTDIR);
    }

    /// <summary>How far the walk has come.</summary>
    public VfsPath At { get; private set; }

    public LastKind LastKind { get; private set; }

    public string LastName { get; private set; } = "";

    /// <summary>Is the last component followed by a slash, so that only a directory will do?</summary>
    public bool HasTrailingSlash { get; private set; }

    /// <summary>Walks all components but the last, following symbolic links.</summary>
    public void ToParent()
    {
        LastKind = LastKind.Root;
        HasTrailingSlash = false;
        while (TakeComponent(out string name))
        {
            bool isLast = _path.Trim('/').Length == 0 && _rest.Count == 0;
            LastName = name;
            LastKind = name switch
            {
                "." => LastKind.Dot,
                ".." => LastKind.DotDot,
                _ => LastKind.Normal,
            };
            if (isLast)
            {
                HasTrailingSlash = _path.Length > 0;
                _path = "";
                return;
            }

            StepIntoLast(follow: true);
            if (LastKind != LastKind.Root && !At.Inode.IsDirectory) throw new SyscallException(Errno.ENOTDIR);
        }
    }

    /// <summary>
    /// Enters the component the walk stands before. <see langword="true"/> means that it was a symbolic link and its text is
    /// what has to be walked next.
    /// </summary>
    public bool StepIntoLast(bool follow)
    {
        switch (LastKind)
        {
            case LastKind.DotDot:
                At = _space.Traverse(ParentOf(At));
                return false;
            case LastKind.Normal:
                return StepInto(LookupLast() ?? throw new SyscallException(Errno.ENOENT), follow);
            default:
                return false;
        }
    }

    /// <summary>The dentry the walk stands before, or <see langword="null"/> if the directory does not have it.</summary>
    public Dentry? LookupLast()
    {
        if (Encoding.UTF8.GetByteCount(LastName) > Limits.MaxNameLength) throw new SyscallException(Errno.ENAMETOOLONG);
        return At.Dentry.Child(LastName);
    }

    private bool StepInto(Dentry dentry, bool follow)
    {
        VfsPath next = _space.Traverse(new VfsPath(At.Mount, dentry));
        if (next.Inode.Kind != InodeKind.Symlink || !follow)
        {
            At = next;
            return false;
        }

        if (++_linksFollowed > Limits.MaxLinksFollowed) throw new SyscallException(Errno.ELOOP);
        string target = next.Inode.ReadLink();
        if (_path.Trim('/').Length > 0) _rest.Push(_path);
        _path = target;
        if (target[0] == '/') At = _root;

        // What is left of the path is resolved from the link's directory; the caller goes on with its text.
        LastKind = LastKind.Root;
        return true;
    }

    private bool TakeComponent(out string name)
    {
        string path = _path.TrimStart('/');
        while (path.Length == 0 && _rest.TryPop(out string? rest)) path = rest.TrimStart('/');
        int end = path.IndexOf('/');
        name = end < 0 ? path : path[..end];
        _path = end < 0 ? "" : path[end..];
        return name.Length > 0;
    }

    /// <summary>
    /// '..' never leaves the root, crosses to the parent mount at the root of a mount, and stays where a detached mount ends.
    /// </summary>
    private VfsPath ParentOf(VfsPath path)
    {
        if (path.Equals(_root)) return path;
        Dentry dentry = path.Dentry;
        Mount mount = path.Mount;
        while (dentry == mount.Root)
        {
            if (mount.Parent is not { } parent) return path;
            dentry = mount.Mountpoint!;
            mount = parent;
            if (_root.Equals(new VfsPath(mount, dentry))) return path;
        }

        Dentry up = dentry.Parent ?? dentry;

        // A directory moved out of the part of the tree that a bind mount shows has no way back into it.
        if (mount.Root.Parent is not null && !up.IsSameOrBelow(mount.Root)) throw new SyscallException(Errno.ENOENT);
        return new VfsPath(mount, up);
    }
}
