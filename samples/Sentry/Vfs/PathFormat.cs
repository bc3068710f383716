namespace Sentry.Vfs;

/// <summary>Turns a place back into a path (Linux: __d_path).</summary>
internal static class PathFormat
{
    /// <summary>The path as seen from a root, or <see langword="null"/> when the place cannot be reached from there.</summary>
    public static string? Format(this VfsPath path, VfsPath root)
    {
        List<string> names = [];
        Dentry dentry = path.Dentry;
        Mount mount = path.Mount;
        while (!root.Equals(new VfsPath(mount, dentry)))
        {
            if (dentry == mount.Root)
            {
                if (mount.Parent is not { } parent) return null;
                dentry = mount.Mountpoint!;
                mount = parent;
                continue;
            }

            if (dentry.Parent is null) return null;
            names.Add(dentry.Name);
            dentry = dentry.Parent;
        }

        names.Reverse();
        return "/" + string.Join('/', names);
    }
}
