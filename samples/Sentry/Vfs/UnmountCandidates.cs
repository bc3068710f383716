namespace Sentry.Vfs;

/// <summary>
/// Chooses which of the mounts an unmount propagates to can really go: one that something else is mounted on stays, unless
/// that something covers it completely and can sink into its place (Linux: Documentation/filesystems/propagate_umount.txt).
/// </summary>
internal sealed class UnmountCandidates
{
    private readonly HashSet<Mount> _doomed;
    private readonly HashSet<Mount> _candidates = [];
    private readonly Dictionary<Mount, Outcome> _outcomes = [];

    private UnmountCandidates(MountNamespace space, List<Mount> doomed)
    {
        _doomed = [.. doomed];
        foreach (Mount mount in doomed)
        {
            if (mount.Parent is null) continue;
            foreach (Mount receiver in Propagation.Receivers(mount.Parent))
            {
                if (space.Lookup(receiver, mount.Mountpoint!) is { } child && !_doomed.Contains(child)) _candidates.Add(child);
            }
        }
    }

    private enum Outcome
    {
        /// <summary>It goes, with everything on it.</summary>
        Vanishes,

        /// <summary>It goes; something that covered it takes its place.</summary>
        IsReplaced,

        Stays,
    }

    public static List<Mount> Find(MountNamespace space, List<Mount> doomed)
    {
        var search = new UnmountCandidates(space, doomed);
        return [.. search._candidates.Where(mount => search.Decide(mount) != Outcome.Stays)];
    }

    private Outcome Decide(Mount mount)
    {
        if (!_candidates.Contains(mount)) return Outcome.Stays;
        if (_outcomes.TryGetValue(mount, out Outcome known)) return known;
        Outcome outcome = Outcome.Vanishes;
        Mount? overmount = mount.Overmount;
        foreach (Mount child in mount.Children)
        {
            if (_doomed.Contains(child) || Decide(child) == Outcome.Vanishes) continue;
            outcome = child == overmount ? Outcome.IsReplaced : Outcome.Stays;
            if (outcome == Outcome.Stays) break;
        }

        return _outcomes[mount] = outcome;
    }
}
