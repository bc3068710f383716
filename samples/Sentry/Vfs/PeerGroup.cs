namespace Sentry.Vfs;

/// <summary>
/// Mounts that exchange mount and unmount events, and the slaves that receive them from the group (mount_namespaces(7)).
/// Invariant: <c>m.Group == g</c> if and only if m is in <see cref="Members"/> of g; <c>m.Master == g</c> if and only if m is in
/// <see cref="Slaves"/> of g; all members of a group have the same master.
/// </summary>
[Savable]
internal sealed partial class PeerGroup
{
    private readonly List<Mount> _members = [];
    private readonly List<Mount> _slaves = [];

    public PeerGroup(int id)
    {
        Id = id;
    }

    public int Id { get; }

    public IReadOnlyList<Mount> Members => _members;

    public IReadOnlyList<Mount> Slaves => _slaves;

    public void Join(Mount mount)
    {
        mount.Group = this;
        _members.Add(mount);
    }

    /// <summary>
    /// Takes a mount out. The slaves stay with the group; when its last member leaves they pass to the group's own master, and
    /// without one they become private.
    /// </summary>
    public void Leave(Mount mount)
    {
        mount.Group = null;
        _members.Remove(mount);
        if (_members.Count > 0) return;
        foreach (Mount slave in _slaves)
        {
            slave.Master = null;
            mount.Master?.Enslave(slave);
        }

        _slaves.Clear();
    }

    public void Enslave(Mount mount)
    {
        mount.Master = this;
        _slaves.Add(mount);
    }

    public void Free(Mount mount)
    {
        mount.Master = null;
        _slaves.Remove(mount);
    }
}
