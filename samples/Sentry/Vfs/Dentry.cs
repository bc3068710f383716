namespace Sentry.Vfs;

/// <summary>
/// A name in a directory and the inode it stands for. For the in-memory file systems of the sentry the tree of dentries is the
/// directory contents. An unlinked dentry stays alive, with its parent pointer, while something pins it: that is what a
/// deleted-but-open file or a removed working directory is.
/// </summary>
[Savable]
internal sealed partial class Dentry
{
    private Dictionary<string, Dentry>? _children;
    private int _pins;

    [NoSave("the mount table counts its mount points again when it is loaded")]
    private int _mounts;

    public Dentry(string name, Dentry? parent, Inode inode)
    {
        Name = name;
        Parent = parent;
        Inode = inode;
        inode.AddDentry();
    }

    public string Name { get; private set; }

    /// <summary>The directory the name is in; <see langword="null"/> for the root of a file system.</summary>
    public Dentry? Parent { get; private set; }

    public Inode Inode { get; }

    public bool IsUnlinked { get; private set; }

    /// <summary>Place in the order of creation: directory reading goes from high to low, newest first.</summary>
    public long Cookie { get; private set; }

    public bool IsMountpoint => _mounts > 0;

    public IReadOnlyCollection<Dentry> Children => _children is null ? [] : _children.Values;

    public bool IsEmpty => _children is null || _children.Count == 0;

    public Dentry? Child(string name) => _children?.GetValueOrDefault(name);

    /// <summary>Puts a new name into this directory.</summary>
    public Dentry Add(string name, Inode inode)
    {
        var child = new Dentry(name, this, inode);
        child.AttachTo(this, name);
        return child;
    }

    /// <summary>A dentry without a name: memfd and O_TMPFILE files have one, so that they can be pinned like any other.</summary>
    public Dentry AddUnnamed(string name, Inode inode) => new(name, this, inode) { IsUnlinked = true };

    public void Unlink()
    {
        Parent!._children!.Remove(Name);
        IsUnlinked = true;
        if (_pins == 0) Inode.DropDentry();
    }

    public void MoveTo(Dentry parent, string name)
    {
        Parent!._children!.Remove(Name);
        AttachTo(parent, name);
    }

    public void ExchangeWith(Dentry other)
    {
        (Dentry parent, string name) = (Parent!, Name);
        parent._children!.Remove(name);
        other.Parent!._children!.Remove(other.Name);
        AttachTo(other.Parent, other.Name);
        other.AttachTo(parent, name);
    }

    public bool IsSameOrBelow(Dentry ancestor)
    {
        for (Dentry? at = this; at is not null; at = at.Parent)
        {
            if (at == ancestor) return true;
        }

        return false;
    }

    /// <summary>Is the name, or one of the directories above it, gone?</summary>
    public bool IsUnreachable()
    {
        for (Dentry at = this; at.Parent is not null; at = at.Parent)
        {
            if (at.IsUnlinked) return true;
        }

        return false;
    }

    public void Pin() => _pins++;

    public void Unpin()
    {
        if (--_pins == 0 && IsUnlinked) Inode.DropDentry();
    }

    public void CountMount(int change) => _mounts += change;

    private void AttachTo(Dentry parent, string name)
    {
        Name = name;
        Parent = parent;
        Cookie = parent.Inode.FileSystem.NextCookie();
        parent._children ??= [];
        parent._children.Add(name, this);
    }
}
