namespace Sentry.Signals;

/// <summary>
/// The descriptions with O_ASYNC on one end of a pipe (Linux: fasync_struct list). The list is state: rebuilding it from the
/// descriptions' flags would lose the order and the registered numbers, which outlive the descriptors they were taken from.
/// </summary>
[Savable]
internal sealed partial class AsyncListeners
{
    private readonly List<AsyncListener> _listeners = [];

    public void Add(FileDescription file, int descriptor) =>
        _listeners.Add(new AsyncListener { File = file, Descriptor = descriptor });

    /// <summary>Was the description registered?</summary>
    public bool Remove(FileDescription file) => _listeners.RemoveAll(listener => listener.File == file) > 0;

    /// <summary>Signals all owners, the latest registration first.</summary>
    public void Notify(SignalCode reason)
    {
        for (int i = _listeners.Count - 1; i >= 0; i--) _listeners[i].File.Owner.Notify(_listeners[i].Descriptor, reason);
    }
}
