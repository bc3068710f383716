namespace Sentry.Vfs;

/// <summary>
/// An open file description (open(2)): what dup(2) and fork(2) share. It holds its place in the mount tree, and it is released
/// when the last descriptor that refers to it is closed; interests of epoll instances refer to it without keeping it open.
/// </summary>
[Savable]
internal abstract partial class FileDescription
{
    private readonly VfsPath? _path;
    private readonly List<EpollItem> _interests = [];
    private int _descriptors;

    protected FileDescription(Inode inode, VfsPath? path, OpenFlags flags)
    {
        Inode = inode;
        Flags = flags & ~OpenFlags.OpenOnly;
        _path = path;
        _path?.Acquire();
    }

    public Inode Inode { get; }

    public OpenFlags Flags { get; set; }

    public long Position { get; set; }

    public FileOwner Owner { get; } = new();

    /// <summary>The interests that watch this description, in order of registration (Linux: file.f_ep).</summary>
    public IReadOnlyList<EpollItem> Interests => _interests;

    /// <summary>Where it was opened; pipes and other anonymous objects have no place.</summary>
    public VfsPath? Path => _path;

    public bool IsPathOnly => Flags.HasFlag(OpenFlags.PathOnly);

    public bool CanRead => (Flags & OpenFlags.AccessMode) != OpenFlags.WriteOnly && !IsPathOnly;

    public bool CanWrite => (Flags & OpenFlags.AccessMode) != OpenFlags.ReadOnly && !IsPathOnly;

    /// <summary>Can epoll watch it (Linux: has a poll operation)?</summary>
    public virtual bool CanPoll => false;

    /// <summary>Does it have positions, so that pread(2) and pwrite(2) make sense?</summary>
    public virtual bool IsSeekable => false;

    public virtual int Read(Span<byte> buffer) => throw new SyscallException(Errno.EINVAL);

    public virtual int Write(ReadOnlySpan<byte> data) => throw new SyscallException(Errno.EINVAL);

    public virtual int ReadAt(Span<byte> buffer, long position) => throw new SyscallException(Errno.ESPIPE);

    public virtual int WriteAt(ReadOnlySpan<byte> data, long position) => throw new SyscallException(Errno.ESPIPE);

    public virtual long Seek(long offset, Whence whence) => throw new SyscallException(Errno.ESPIPE);

    public virtual void Allocate(AllocateMode mode, long offset, long length) => throw new SyscallException(Errno.ENODEV);

    /// <summary>Bytes that can be read now (FIONREAD).</summary>
    public virtual int ReadableBytes() => throw new SyscallException(Errno.ENOTTY);

    /// <summary>
    /// The events that hold now. Not a pure question: pipes remember being polled, epoll instances tidy their ready list.
    /// </summary>
    public virtual PollEvents Poll() => PollEvents.Default;

    public virtual void AddWaiter(IWaiter waiter, bool isExclusive)
    {
    }

    public virtual void RemoveWaiter(IWaiter waiter)
    {
    }

    /// <summary>
    /// Starts or stops SIGIO delivery, with <paramref name="fd"/> as the number reported. Files without such a thing accept the
    /// flag and ignore it (fcntl(2), F_SETFL).
    /// </summary>
    public virtual void SetAsync(int fd, bool isOn)
    {
    }

    public void AddInterest(EpollItem item) => _interests.Add(item);

    public void RemoveInterest(EpollItem item) => _interests.RemoveAt(_interests.LastIndexOf(item));

    public void AddDescriptor() => _descriptors++;

    public void DropDescriptor()
    {
        if (--_descriptors > 0) return;
        while (_interests.Count > 0) _interests[^1].Remove();
        if (Flags.HasFlag(OpenFlags.Async)) SetAsync(-1, false);
        OnRelease();
        _path?.Release();
    }

    /// <summary>The last descriptor is closed.</summary>
    protected virtual void OnRelease()
    {
    }
}
