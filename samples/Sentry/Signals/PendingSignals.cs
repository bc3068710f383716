namespace Sentry.Signals;

/// <summary>
/// The signals waiting for a task, all of them blocked. A standard signal is pending at most once and keeps its first siginfo;
/// real-time signals queue (signal(7)).
/// </summary>
[Savable]
internal sealed partial class PendingSignals
{
    /// <summary>In order of arrival.</summary>
    private readonly List<SignalInfo> _queue = [];

    public int Count => _queue.Count;

    public void Send(SignalInfo signal)
    {
        bool isQueued = signal.Number >= Signal.FirstRealTime;
        if (isQueued || !_queue.Exists(pending => pending.Number == signal.Number)) _queue.Add(signal);
    }

    /// <summary>
    /// Takes the pending signal with the lowest number in the set, the oldest one among equals (sigtimedwait(2) without
    /// waiting).
    /// </summary>
    public bool TryTake(Func<int, bool> isWanted, out SignalInfo signal)
    {
        int best = -1;
        for (int i = 0; i < _queue.Count; i++)
        {
            if (isWanted(_queue[i].Number) && (best < 0 || _queue[i].Number < _queue[best].Number)) best = i;
        }

        signal = best < 0 ? default : _queue[best];
        if (best >= 0) _queue.RemoveAt(best);
        return best >= 0;
    }
}
