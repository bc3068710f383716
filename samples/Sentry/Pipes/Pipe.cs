namespace Sentry.Pipes;

/// <summary>
/// The buffer behind a pipe or FIFO (pipe(7); Linux: fs/pipe.c). Capacity is counted in slots of one page and small writes merge
/// into the last slot, so how the bytes lie in the slots decides when the pipe is full: it is state.
/// </summary>
[Savable]
internal sealed partial class Pipe
{
    private const int DefaultSlots = 16;

    /// <summary>As /proc/sys/fs/pipe-max-size, for a task without CAP_SYS_RESOURCE.</summary>
    private const uint MaxCapacity = 1 << 20;

    private readonly List<PipeBuffer> _slots = [];
    private readonly WaitQueue _readWaiters = new();
    private readonly WaitQueue _writeWaiters = new();
    private readonly AsyncListeners _readListeners = new();
    private readonly AsyncListeners _writeListeners = new();
    private int _maxSlots = DefaultSlots;
    private int _readers;
    private int _writers;

    /// <summary>Once polled, a pipe wakes readers on every write and not only when it was empty: epoll has come to rely on it.</summary>
    private bool _isPolled;

    /// <summary>How often it was opened for writing; a FIFO reader compares it to tell "not yet" from "no more".</summary>
    public int WriterOpens { get; private set; }

    public bool HasReaders => _readers > 0;

    public bool HasWriters => _writers > 0;

    public int Length => _slots.Sum(slot => slot.Length);

    public int Capacity => _maxSlots * Limits.PageSize;

    private bool IsFull => _slots.Count >= _maxSlots;

    public void Open(PipeDescription end)
    {
        if (end.CanRead) _readers++;
        if (!end.CanWrite) return;
        _writers++;
        WriterOpens++;
    }

    /// <summary>Tells readers that a partner has come (Linux: wake_up_partner).</summary>
    public void NotifyOpened(PipeDescription end)
    {
        if ((end.CanRead && _readers == 1) || (end.CanWrite && _writers == 1)) _readWaiters.Notify(PollEvents.None);
    }

    public void Close(PipeDescription end)
    {
        if (end.CanRead) _readers--;
        if (end.CanWrite) _writers--;
        if (HasReaders == HasWriters) return;
        _readWaiters.Notify(PollEvents.None);
        _writeWaiters.Notify(PollEvents.None);
        _readListeners.Notify(SignalCode.PollIn);
        _writeListeners.Notify(SignalCode.PollOut);
    }

    public int Read(Span<byte> buffer)
    {
        if (buffer.Length == 0) return 0;
        int done = 0;
        bool wasFull = false;
        while (done < buffer.Length && _slots.Count > 0)
        {
            done += _slots[0].Take(buffer[done..], out bool isPacket);
            if (_slots[0].Length == 0)
            {
                wasFull |= IsFull;
                _slots.RemoveAt(0);
            }

            if (isPacket) break;
        }

        if (wasFull) _writeWaiters.Notify(PollEvents.Out | PollEvents.WriteNormal);

        // Linux signals writers even when there was nothing to read.
        _writeListeners.Notify(SignalCode.PollOut);
        return done > 0 || !HasWriters ? done : throw new SyscallException(Errno.EAGAIN);
    }

    /// <summary>
    /// Writes what fits. Up to a page is written whole or not at all, because it needs at most the last slot or one new one;
    /// more may be written in part.
    /// </summary>
    public int Write(ReadOnlySpan<byte> data, bool asPackets)
    {
        if (data.Length == 0) return 0;
        if (!HasReaders) throw new SyscallException(Errno.EPIPE);
        bool wasEmpty = _slots.Count == 0;
        int done = 0;
        int tail = data.Length % Limits.PageSize;
        if (tail > 0 && !wasEmpty && _slots[^1].HasRoomFor(tail))
        {
            _slots[^1].Append(data[..tail]);
            done = tail;
        }

        while (done < data.Length && !IsFull)
        {
            ReadOnlySpan<byte> part = data.Slice(done, Math.Min(Limits.PageSize, data.Length - done));
            var slot = new PipeBuffer(asPackets);
            slot.Append(part);
            _slots.Add(slot);
            done += part.Length;
        }

        if (wasEmpty || _isPolled) _readWaiters.Notify(PollEvents.In | PollEvents.ReadNormal);
        _readListeners.Notify(SignalCode.PollIn);
        return done > 0 ? done : throw new SyscallException(Errno.EAGAIN);
    }

    public PollEvents Poll(PipeDescription end)
    {
        _isPolled = true;
        PollEvents events = PollEvents.None;
        if (end.CanRead)
        {
            if (_slots.Count > 0) events |= PollEvents.In | PollEvents.ReadNormal;
            if (!HasWriters && end.WriterOpensAtStart != WriterOpens) events |= PollEvents.HangUp;
        }

        if (end.CanWrite)
        {
            if (!IsFull) events |= PollEvents.Out | PollEvents.WriteNormal;
            if (!HasReaders) events |= PollEvents.Error;
        }

        return events;
    }

    /// <summary>F_SETPIPE_SZ: rounded up to a power of two of pages, and never below what is in use.</summary>
    public int SetCapacity(int wanted)
    {
        uint size = Math.Max((uint)wanted, Limits.PageSize);
        if (size > 1u << 31) throw new SyscallException(Errno.EINVAL);
        size = System.Numerics.BitOperations.RoundUpToPowerOf2(size);
        uint slots = size / Limits.PageSize;
        if (slots > _maxSlots && size > MaxCapacity) throw new SyscallException(Errno.EPERM);
        if (slots < _slots.Count) throw new SyscallException(Errno.EBUSY);
        _maxSlots = (int)slots;
        _writeWaiters.Notify(PollEvents.None);
        return Capacity;
    }

    public void AddListener(PipeDescription end, int descriptor)
    {
        if (end.CanRead) _readListeners.Add(end, descriptor);
        if (end.CanWrite) _writeListeners.Add(end, descriptor);
    }

    /// <summary>Was the end registered?</summary>
    public bool RemoveListener(PipeDescription end) => _readListeners.Remove(end) | _writeListeners.Remove(end);

    public void AddWaiter(PipeDescription end, IWaiter waiter, bool isExclusive)
    {
        if (end.CanRead) _readWaiters.Add(waiter, isExclusive);
        if (end.CanWrite) _writeWaiters.Add(waiter, isExclusive);
    }

    public void RemoveWaiter(PipeDescription end, IWaiter waiter)
    {
        if (end.CanRead) _readWaiters.Remove(waiter);
        if (end.CanWrite) _writeWaiters.Remove(waiter);
    }
}
