namespace Sentry.Syscalls;

/// <summary>
/// Calls on the contents and the status of an open file (read(2), write(2), lseek(2), ftruncate(2), fallocate(2), fstat(2)).
/// </summary>
internal static class FileSyscalls
{
    public static int Read(this SentryTask task, int fd, Span<byte> buffer) => task.Readable(fd).Read(buffer);

    public static int Pread(this SentryTask task, int fd, Span<byte> buffer, long position)
    {
        if (position < 0) throw new SyscallException(Errno.EINVAL);
        FileDescription file = task.Files.GetUsable(fd);
        if (!file.IsSeekable) throw new SyscallException(Errno.ESPIPE);
        return task.Readable(fd).ReadAt(buffer, position);
    }

    public static int Write(this SentryTask task, int fd, ReadOnlySpan<byte> data)
    {
        try
        {
            return task.Writable(fd).Write(data);
        }
        catch (SyscallException failure) when (failure.Errno == Errno.EPIPE)
        {
            task.Signals.Send(new SignalInfo { Number = Signal.Pipe });
            throw;
        }
    }

    public static int Pwrite(this SentryTask task, int fd, ReadOnlySpan<byte> data, long position)
    {
        if (position < 0) throw new SyscallException(Errno.EINVAL);
        FileDescription file = task.Files.GetUsable(fd);
        if (!file.IsSeekable) throw new SyscallException(Errno.ESPIPE);
        return task.Writable(fd).WriteAt(data, position);
    }

    public static long Lseek(this SentryTask task, int fd, long offset, Whence whence)
    {
        FileDescription file = task.Files.GetUsable(fd);
        if (!Enum.IsDefined(whence)) throw new SyscallException(Errno.EINVAL);
        return file.Seek(offset, whence);
    }

    public static int Ftruncate(this SentryTask task, int fd, long size)
    {
        if (size < 0) throw new SyscallException(Errno.EINVAL);
        FileDescription file = task.Files.GetUsable(fd);
        if (file.Inode.Kind != InodeKind.Regular || !file.CanWrite) throw new SyscallException(Errno.EINVAL);
        file.Inode.Truncate(size);
        return 0;
    }

    public static int Fallocate(this SentryTask task, int fd, AllocateMode mode, long offset, long length)
    {
        FileDescription file = task.Files.GetUsable(fd);
        if (offset < 0 || length <= 0) throw new SyscallException(Errno.EINVAL);
        if (mode is not (AllocateMode.Extend or AllocateMode.KeepSize or (AllocateMode.KeepSize | AllocateMode.PunchHole)))
            throw new SyscallException(Errno.EOPNOTSUPP);
        if (!file.CanWrite) throw new SyscallException(Errno.EBADF);
        if (offset > long.MaxValue - length) throw new SyscallException(Errno.EFBIG);
        file.Allocate(mode, offset, length);
        return 0;
    }

    public static FileStatus Fstat(this SentryTask task, int fd) => task.Files.Get(fd).Inode.Status;

    /// <summary>ioctl(FIONREAD).</summary>
    public static int ReadableBytes(this SentryTask task, int fd) => task.Files.GetUsable(fd).ReadableBytes();

    /// <summary>The next entries of an open directory (getdents(2)).</summary>
    public static List<string> ReadDirectory(this SentryTask task, int fd, int count)
    {
        FileDescription file = task.Files.GetUsable(fd);
        return (file as DirectoryDescription ?? throw new SyscallException(Errno.ENOTDIR)).ReadEntries(count);
    }

    private static FileDescription Readable(this SentryTask task, int fd)
    {
        FileDescription file = task.Files.GetUsable(fd);
        return file.CanRead ? file : throw new SyscallException(Errno.EBADF);
    }

    private static FileDescription Writable(this SentryTask task, int fd)
    {
        FileDescription file = task.Files.GetUsable(fd);
        return file.CanWrite ? file : throw new SyscallException(Errno.EBADF);
    }
}
