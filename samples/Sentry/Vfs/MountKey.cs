namespace Sentry.Vfs;

/// <summary>Where a mount sits: the parent mount and the dentry it covers, both by identity.</summary>
internal readonly struct MountKey : IEquatable<MountKey>
{
    private readonly Mount _parent;
    private readonly Dentry _mountpoint;

    public MountKey(Mount parent, Dentry mountpoint)
    {
        _parent = parent;
        _mountpoint = mountpoint;
    }

    public bool Equals(MountKey other) => _parent == other._parent && _mountpoint == other._mountpoint;

    public override bool Equals(object? obj) => obj is MountKey other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_parent, _mountpoint);
}
