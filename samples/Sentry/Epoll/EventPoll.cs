namespace Sentry.Epoll;

/// <summary>
/// An epoll instance (epoll(7); Linux: fs/eventpoll.c). Which edges have been delivered, which one-shot interests are disarmed
/// and who is next in line cannot be found out by asking the files, so the ready list is saved as it is, and an instance is
/// never restored by adding its interests anew.
/// </summary>
[Savable]
internal sealed partial class EventPoll : FileDescription
{
    private readonly HashSet<EpollItem> _items = [];
    private readonly WaitQueue _waiters = new();

    [SaveAs<List<EpollItem>>]
    private ReadyList _ready = new([]);

    public EventPoll(Inode inode)
        : base(inode, null, OpenFlags.ReadWrite)
    {
    }

    public override bool CanPoll => true;

    /// <summary>Instances this one watches.</summary>
    public IEnumerable<EventPoll> Inner => _items.Select(item => item.File).OfType<EventPoll>();

    /// <summary>Instances that watch this one.</summary>
    public IEnumerable<EventPoll> Outer => Interests.Select(item => item.Owner);

    public override long Seek(long offset, Whence whence) => 0;

    /// <summary>The instance has an ioctl operation, which does not know FIONREAD: EINVAL and not ENOTTY.</summary>
    public override int ReadableBytes() => throw new SyscallException(Errno.EINVAL);

    /// <summary>The item of a description under a number. Two items may share a number if it was reused for another description.</summary>
    public EpollItem? Find(FileDescription file, int descriptor) =>
        file.Interests.FirstOrDefault(item => item.Owner == this && item.Descriptor == descriptor);

    public void Add(FileDescription file, int descriptor, EpollEvent wanted)
    {
        var item = new EpollItem(this, file, descriptor) { Events = wanted.Events, Data = wanted.Data };
        _items.Add(item);
        file.AddInterest(item);
        file.AddWaiter(item, wanted.Events.HasFlag(PollEvents.Exclusive));
        MarkIfReady(item);
    }

    public void Modify(EpollItem item, EpollEvent wanted)
    {
        item.Events = wanted.Events;
        item.Data = wanted.Data;
        MarkIfReady(item);
    }

    /// <summary>Puts an item in line, if it is not, and tells the instances that watch this one in any case.</summary>
    public void MarkReady(EpollItem item)
    {
        if (item.List is null) _ready.Append(item);
        _waiters.Notify(PollEvents.In);
    }

    public void Forget(EpollItem item)
    {
        item.List?.Remove(item);
        _items.Remove(item);
    }

    /// <summary>
    /// Delivers up to <paramref name="count"/> events (Linux: ep_send_events). Level-triggered items go to the end of the line,
    /// edge-triggered ones leave it, one-shot ones are disarmed; what was not looked at keeps its place in front.
    /// </summary>
    public List<EpollEvent> Take(int count)
    {
        List<EpollEvent> taken = [];
        List<EpollItem> again = [];
        while (taken.Count < count && _ready.First is { } item)
        {
            _ready.Remove(item);
            PollEvents events = item.Poll();
            if (events == 0) continue;
            taken.Add(new EpollEvent(events, item.Data));
            if (item.Events.HasFlag(PollEvents.OneShot)) item.Events &= PollEvents.Private;
            else if (!item.Events.HasFlag(PollEvents.EdgeTriggered)) again.Add(item);
        }

        again.ForEach(_ready.Append);
        return taken;
    }

    /// <summary>Readable while some item is ready; items in front that turn out not to be are dropped from the line.</summary>
    public override PollEvents Poll()
    {
        while (_ready.First is { } item)
        {
            if (item.Poll() != 0) return PollEvents.In | PollEvents.ReadNormal;
            _ready.Remove(item);
        }

        return PollEvents.None;
    }

    public override void AddWaiter(IWaiter waiter, bool isExclusive) => _waiters.Add(waiter, isExclusive);

    public override void RemoveWaiter(IWaiter waiter) => _waiters.Remove(waiter);

    /// <summary>Called when the instance is saved.</summary>
    internal List<EpollItem> SaveReady() => [.. _ready.Items()];

    /// <summary>Called when all items have their fields; only an inconsistent image can hold an item twice or of another instance.</summary>
    internal void LoadReady(List<EpollItem> items)
    {
        if (items.Find(item => item.Owner != this) is not null)
            throw new InvalidDataException("The ready list of an epoll instance holds an item of another instance.");
        _ready = new ReadyList(items);
    }

    protected override void OnRelease()
    {
        foreach (EpollItem item in _items.ToArray()) item.Remove();
    }

    private void MarkIfReady(EpollItem item)
    {
        if (item.Poll() != 0 && item.List is null) MarkReady(item);
    }
}
