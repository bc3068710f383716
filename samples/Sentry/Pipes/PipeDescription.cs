namespace Sentry.Pipes;

/// <summary>One open end of a pipe or FIFO, or both ends when a FIFO is opened for reading and writing.</summary>
[Savable]
internal sealed partial class PipeDescription : FileDescription
{
    private readonly Pipe _pipe;

    public PipeDescription(Pipe pipe, Inode inode, VfsPath? path, OpenFlags flags)
        : base(inode, path, flags)
    {
        _pipe = pipe;
    }

    /// <summary>
    /// The writer count when a FIFO was opened for reading before any writer came; while it has not changed there is no
    /// hang-up.
    /// </summary>
    public int WriterOpensAtStart { get; init; }

    public override bool CanPoll => true;

    public override int Read(Span<byte> buffer) => _pipe.Read(buffer);

    public override int Write(ReadOnlySpan<byte> data) => _pipe.Write(data, Flags.HasFlag(OpenFlags.Direct));

    public override void Allocate(AllocateMode mode, long offset, long length) => throw new SyscallException(Errno.ESPIPE);

    public override int ReadableBytes() => _pipe.Length;

    public override PollEvents Poll() => _pipe.Poll(this);

    public override void AddWaiter(IWaiter waiter, bool isExclusive) => _pipe.AddWaiter(this, waiter, isExclusive);

    public override void RemoveWaiter(IWaiter waiter) => _pipe.RemoveWaiter(this, waiter);

    /// <summary>O_ASYNC given to open(2) registers nothing, so there is nothing F_SETFL could undo: then the flag stays.</summary>
    public override void SetAsync(int fd, bool isOn)
    {
        if (isOn)
        {
            _pipe.AddListener(this, fd);
            Flags |= OpenFlags.Async;
        }
        else if (_pipe.RemoveListener(this))
        {
            Flags &= ~OpenFlags.Async;
        }
    }

    public int GetCapacity() => _pipe.Capacity;

    public int SetCapacity(int wanted) => _pipe.SetCapacity(wanted);

    protected override void OnRelease()
    {
        _pipe.Close(this);
        (Inode as Fifo)?.ForgetUnusedPipe();
    }
}
