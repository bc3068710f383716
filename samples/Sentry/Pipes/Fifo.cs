namespace Sentry.Pipes;

/// <summary>A named pipe (fifo(7)). Its buffer exists only while an end is open.</summary>
[Savable]
internal sealed partial class Fifo : Inode
{
    private Pipe? _pipe;

    public Fifo(FileSystem fileSystem)
        : base(fileSystem, InodeKind.Fifo)
    {
    }

    /// <summary>
    /// Opens an end as O_NONBLOCK does: a reader need not have a writer, a writer needs a reader. Tasks of the sentry never
    /// block, so an open that would wait for its partner fails with EAGAIN.
    /// </summary>
    public override FileDescription Open(VfsPath path, OpenFlags flags)
    {
        Pipe pipe = _pipe ?? new Pipe();
        bool canRead = (flags & OpenFlags.AccessMode) != OpenFlags.WriteOnly;
        bool canWrite = (flags & OpenFlags.AccessMode) != OpenFlags.ReadOnly;
        bool isAlone = canRead ? !canWrite && !pipe.HasWriters : !pipe.HasReaders;
        if (isAlone && !flags.HasFlag(OpenFlags.NonBlocking)) throw new SyscallException(Errno.EAGAIN);
        if (isAlone && canWrite) throw new SyscallException(Errno.ENXIO);
        var end = new PipeDescription(pipe, this, path, flags) { WriterOpensAtStart = isAlone ? pipe.WriterOpens : -1 };
        _pipe = pipe;
        pipe.Open(end);
        pipe.NotifyOpened(end);
        return end;
    }

    public void ForgetUnusedPipe()
    {
        if (_pipe is { HasReaders: false, HasWriters: false }) _pipe = null;
    }
}
