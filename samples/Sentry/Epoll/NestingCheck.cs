namespace Sentry.Epoll;

/// <summary>
/// Refuses loops of epoll instances and chains that are too long (ELOOP in epoll_ctl(2); Linux: ep_loop_check).
/// </summary>
internal sealed class NestingCheck
{
    private const int MaxNests = 4;

    private readonly EventPoll _watcher;
    private readonly Dictionary<EventPoll, int> _depths = [];

    private NestingCheck(EventPoll watcher)
    {
        _watcher = watcher;
    }

    /// <summary>May <paramref name="watcher"/> watch <paramref name="watched"/>?</summary>
    public static bool Allows(EventPoll watcher, EventPoll watched)
    {
        int below = new NestingCheck(watcher).DepthBelow(watched, 0);
        return below <= MaxNests && below + 1 + DepthAbove(watcher) <= MaxNests;
    }

    private static int DepthAbove(EventPoll instance) =>
        instance.Outer.Select(outer => DepthAbove(outer) + 1).DefaultIfEmpty(0).Max();

    private int DepthBelow(EventPoll instance, int depth)
    {
        if (_depths.TryGetValue(instance, out int known)) return known;
        int deepest = 0;
        foreach (EventPoll inner in instance.Inner)
        {
            deepest = inner == _watcher || depth > MaxNests ? MaxNests + 1 : Math.Max(deepest, DepthBelow(inner, depth + 1) + 1);
            if (deepest > MaxNests) break;
        }

        return _depths[instance] = deepest;
    }
}
