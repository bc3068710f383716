using Sentry.Abi;
using Sentry.Syscalls;

namespace Sentry.Tests;

/// <summary>Catalogued cases the trace language cannot express, with a checkpoint and a restore between every two operations.</summary>
public sealed class FileTests : IDisposable
{
    private const int Init = 1;
    private const OpenFlags CreateReadWrite = OpenFlags.ReadWrite | OpenFlags.Create;

    private readonly RestoringMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void F25_no_call_gets_a_descriptor_beyond_the_limit()
    {
        int next = _machine.As(Init, task => task.Open("/f", CreateReadWrite)) + 1;
        _machine.As(Init, task => task.OpenFileLimit = next);
        Assert.Equal(Errno.EMFILE, _machine.ErrorOf(Init, task => task.Open("/f", OpenFlags.ReadOnly)));
        Assert.Equal(Errno.EMFILE, _machine.ErrorOf(Init, task => task.Dup(next - 1)));
        Assert.Equal(Errno.EMFILE, _machine.ErrorOf(Init, task => task.MakePipe(OpenFlags.ReadOnly)));
        Assert.Equal(Errno.EMFILE, _machine.ErrorOf(Init, task => task.MakeEventFd(0, isSemaphore: false, OpenFlags.ReadOnly)));
        Assert.Equal(Errno.EMFILE, _machine.ErrorOf(Init, task => task.MakeEpoll()));
    }

    [Fact]
    public void F33_an_unnamed_file_can_be_named_unless_it_is_exclusive()
    {
        int fd = _machine.As(Init, task => task.Open("/", OpenFlags.TemporaryFile | OpenFlags.ReadWrite));
        _machine.As(Init, task => task.Write(fd, "hi"u8));
        Assert.Equal(0, _machine.As(Init, task => task.Fstat(fd).Links));
        _machine.As(Init, task => task.LinkDescriptor(fd, "/named"));
        Assert.Equal(1, _machine.As(Init, task => task.Fstat(fd).Links));
        Assert.Equal(2, _machine.As(Init, task => task.Stat("/named").Size));
        int exclusive = _machine.As(Init, task =>
            task.Open("/", OpenFlags.TemporaryFile | OpenFlags.ReadWrite | OpenFlags.Exclusive));
        Assert.Equal(Errno.ENOENT, _machine.ErrorOf(Init, task => task.LinkDescriptor(exclusive, "/other")));
    }

    [Fact]
    public void P19_packets_are_read_one_by_one()
    {
        (int read, int write) = _machine.As(Init, task => task.MakePipe(OpenFlags.NonBlocking | OpenFlags.Direct));
        _machine.As(Init, task => task.Write(write, "ab"u8));
        _machine.As(Init, task => task.Write(write, "cdef"u8));
        Assert.Equal(2, _machine.As(Init, task => task.Read(read, new byte[10])));
        Assert.Equal(2, _machine.As(Init, task => task.Read(read, new byte[2])));
        Assert.Equal(Errno.EAGAIN, _machine.ErrorOf(Init, task => task.Read(read, new byte[2])));
    }

    [Fact]
    public void S16_a_directory_that_is_being_read_shows_removals_and_no_additions()
    {
        _machine.As(Init, task => task.Mkdir("/d"));
        foreach (string name in (string[])["a", "b", "c", "d"]) _machine.As(Init, task => task.Mkdir("/d/" + name));
        int fd = _machine.As(Init, task => task.Open("/d", OpenFlags.Directory));
        Assert.Equal(["d", "c"], _machine.As(Init, task => task.ReadDirectory(fd, 2)));
        _machine.As(Init, task => task.Rmdir("/d/b"));
        _machine.As(Init, task => task.Mkdir("/d/e"));
        Assert.Equal(["a"], _machine.As(Init, task => task.ReadDirectory(fd, 10)));
        Assert.Empty(_machine.As(Init, task => task.ReadDirectory(fd, 10)));
        _machine.As(Init, task => task.Lseek(fd, 0, Whence.Start));
        Assert.Equal(["e", "d", "c", "a"], _machine.As(Init, task => task.ReadDirectory(fd, 10)));
    }

    [Fact]
    public void S29_a_file_may_be_as_long_as_an_offset_can_say()
    {
        int fd = _machine.As(Init, task => task.Open("/f", CreateReadWrite));
        _machine.As(Init, task => task.Ftruncate(fd, long.MaxValue));
        Assert.Equal(long.MaxValue, _machine.As(Init, task => task.Fstat(fd).Size));
        Assert.Equal(Errno.ENXIO, _machine.ErrorOf(Init, task => task.Lseek(fd, 0, Whence.Data)));
        _machine.As(Init, task => task.Pwrite(fd, "x"u8, 1L << 40));
        Assert.Equal(1L << 40, _machine.As(Init, task => task.Lseek(fd, 0, Whence.Data)));
        Assert.Equal(8, _machine.As(Init, task => task.Fstat(fd).Blocks));
    }
}
