namespace Sentry.Epoll;

/// <summary>
/// The interests that may be ready, in the order in which they will be looked at: a list linked through its items. Invariant: an
/// item's <see cref="EpollItem.List"/> is this list if and only if the item can be reached from its head.
/// </summary>
internal sealed class ReadyList
{
    private EpollItem? _last;

    public ReadyList(IEnumerable<EpollItem> items)
    {
        foreach (EpollItem item in items) Append(item);
    }

    public EpollItem? First { get; private set; }

    public void Append(EpollItem item)
    {
        if (item.List is not null) throw new InvalidOperationException("An epoll item is on a ready list already.");
        item.List = this;
        item.Previous = _last;
        if (_last is null) First = item;
        else _last.Next = item;
        _last = item;
    }

    public void Remove(EpollItem item)
    {
        if (item.Previous is null) First = item.Next;
        else item.Previous.Next = item.Next;
        if (item.Next is null) _last = item.Previous;
        else item.Next.Previous = item.Previous;
        item.Previous = null;
        item.Next = null;
        item.List = null;
    }

    public IEnumerable<EpollItem> Items()
    {
        for (EpollItem? item = First; item is not null; item = item.Next) yield return item;
    }
}
