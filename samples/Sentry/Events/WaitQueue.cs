namespace Sentry.Events;

/// <summary>
/// The waiters of one file. As on Linux, where add_wait_queue puts an entry in front, a wake-up visits the latest waiter first
/// and the exclusive ones last; so the order is state, because it decides the order of epoll's ready lists.
/// </summary>
[Savable]
internal sealed partial class WaitQueue
{
    private readonly List<IWaiter> _waiters = [];
    private readonly List<IWaiter> _exclusive = [];

    public void Add(IWaiter waiter, bool isExclusive = false) => (isExclusive ? _exclusive : _waiters).Add(waiter);

    public void Remove(IWaiter waiter)
    {
        if (!_waiters.Remove(waiter)) _exclusive.Remove(waiter);
    }

    public void Notify(PollEvents events)
    {
        for (int i = _waiters.Count - 1; i >= 0; i--) _waiters[i].Notify(events);
        foreach (IWaiter waiter in _exclusive) waiter.Notify(events);
    }
}
