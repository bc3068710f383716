namespace Sentry.Epoll;

/// <summary>
/// One interest of an epoll instance: a description under the descriptor number it was added with. The number may have been
/// closed or reused since; the pair is the identity, and the description is not kept open by it (epoll(7)).
/// </summary>
[Savable]
internal sealed partial class EpollItem : IWaiter
{
    public EpollItem(EventPoll owner, FileDescription file, int descriptor)
    {
        Owner = owner;
        File = file;
        Descriptor = descriptor;
    }

    public EventPoll Owner { get; }

    public FileDescription File { get; }

    public int Descriptor { get; }

    /// <summary>
    /// The effective mask. A delivered EPOLLONESHOT leaves only <see cref="PollEvents.Private"/> bits: disarmed, even for
    /// errors.
    /// </summary>
    public PollEvents Events { get; set; }

    public ulong Data { get; set; }

    /// <summary>The ready list the item is linked in.</summary>
    [NoSave("linked again when its owner loads the ready list")]
    public ReadyList? List { get; set; }

    [NoSave("linked again when its owner loads the ready list")]
    public EpollItem? Next { get; set; }

    [NoSave("linked again when its owner loads the ready list")]
    public EpollItem? Previous { get; set; }

    public bool IsDisarmed => (Events & ~PollEvents.Private) == 0;

    /// <summary>The watched events that hold now.</summary>
    public PollEvents Poll() => File.Poll() & Events;

    /// <summary>The watched file changed (Linux: ep_poll_callback).</summary>
    public void Notify(PollEvents events)
    {
        if (IsDisarmed || (events != 0 && (events & Events) == 0)) return;
        Owner.MarkReady(this);
    }

    public void Remove()
    {
        File.RemoveWaiter(this);
        File.RemoveInterest(this);
        Owner.Forget(this);
    }
}
