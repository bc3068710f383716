using System.Buffers.Binary;

namespace Sentry.Events;

/// <summary>A counter with the interface of a file (eventfd(2)).</summary>
[Savable]
internal sealed partial class EventFd : FileDescription
{
    private const ulong MaxCount = ulong.MaxValue - 1;

    private readonly WaitQueue _waiters = new();
    private readonly bool _isSemaphore;
    private ulong _count;

    public EventFd(Inode inode, uint count, bool isSemaphore, OpenFlags flags)
        : base(inode, null, OpenFlags.ReadWrite | flags)
    {
        _count = count;
        _isSemaphore = isSemaphore;
    }

    public override bool CanPoll => true;

    public override long Seek(long offset, Whence whence) => 0;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length < sizeof(ulong)) throw new SyscallException(Errno.EINVAL);
        if (_count == 0) throw new SyscallException(Errno.EAGAIN);
        ulong taken = _isSemaphore ? 1 : _count;
        _count -= taken;
        BinaryPrimitives.WriteUInt64LittleEndian(buffer, taken);
        _waiters.Notify(PollEvents.Out);
        return sizeof(ulong);
    }

    /// <summary>The whole write has to be eight bytes: Linux no longer takes longer ones.</summary>
    public override int Write(ReadOnlySpan<byte> data)
    {
        if (data.Length != sizeof(ulong)) throw new SyscallException(Errno.EINVAL);
        ulong value = BinaryPrimitives.ReadUInt64LittleEndian(data);
        if (value > MaxCount) throw new SyscallException(Errno.EINVAL);
        if (value > MaxCount - _count) throw new SyscallException(Errno.EAGAIN);
        _count += value;
        _waiters.Notify(PollEvents.In);
        return sizeof(ulong);
    }

    public override PollEvents Poll()
    {
        PollEvents events = PollEvents.None;
        if (_count > 0) events |= PollEvents.In;
        if (_count < MaxCount) events |= PollEvents.Out;
        return events;
    }

    public override void AddWaiter(IWaiter waiter, bool isExclusive) => _waiters.Add(waiter, isExclusive);

    public override void RemoveWaiter(IWaiter waiter) => _waiters.Remove(waiter);
}
