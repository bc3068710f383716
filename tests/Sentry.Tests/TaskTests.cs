using Sentry.Abi;
using Sentry.Signals;
using Sentry.Syscalls;

namespace Sentry.Tests;

/// <summary>Catalogued cases that need more than one task, with a checkpoint and a restore between every two operations.</summary>
public sealed class TaskTests : IDisposable
{
    private const int Parent = 1;
    private const OpenFlags CreateReadWrite = OpenFlags.ReadWrite | OpenFlags.Create;

    private readonly RestoringMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void F27_a_forked_task_moves_the_offset_of_its_parent()
    {
        int fd = _machine.As(Parent, task => task.Open("/f", CreateReadWrite));
        _machine.As(Parent, task => task.Write(fd, "abcdef"u8));
        _machine.As(Parent, task => task.Lseek(fd, 0, Whence.Start));
        int child = _machine.As(Parent, task => task.Fork().Pid);
        _machine.As(child, task => task.Read(fd, new byte[2]));
        Assert.Equal(2, _machine.As(Parent, task => task.Lseek(fd, 0, Whence.Current)));
    }

    [Fact]
    public void F28_a_fork_copies_the_table_and_shares_the_descriptions()
    {
        (int a, int b) = _machine.As(Parent, task => task.MakePipe(OpenFlags.ReadOnly));
        int child = _machine.As(Parent, task => task.Fork().Pid);
        _machine.As(child, task => task.SetStatusFlags(a, OpenFlags.NonBlocking));
        _machine.As(child, task => task.SetDescriptorFlags(a, 1));
        _machine.As(child, task => task.Close(b));
        Assert.True(_machine.As(Parent, task => task.GetStatusFlags(a)).HasFlag(OpenFlags.NonBlocking));
        Assert.Equal(0, _machine.As(Parent, task => task.GetDescriptorFlags(a)));
        Assert.Equal(0, _machine.As(Parent, task => task.GetDescriptorFlags(b)));
    }

    [Fact]
    public void F29_tasks_that_share_a_table_see_each_other_close()
    {
        int fd = _machine.As(Parent, task => task.Open("/f", CreateReadWrite));
        int child = _machine.As(Parent, task => task.Fork(shareFiles: true).Pid);
        _machine.As(child, task => task.Close(fd));
        Assert.Equal(Errno.EBADF, _machine.ErrorOf(Parent, task => task.GetDescriptorFlags(fd)));
    }

    [Fact]
    public void F30_unsharing_splits_a_shared_table()
    {
        int fd = _machine.As(Parent, task => task.Open("/f", CreateReadWrite));
        int child = _machine.As(Parent, task => task.Fork(shareFiles: true).Pid);
        _machine.As(child, task => task.UnshareFiles());
        _machine.As(child, task => task.Close(fd));
        Assert.Equal(0, _machine.As(Parent, task => task.GetDescriptorFlags(fd)));
    }

    [Fact]
    public void F34_exec_closes_what_is_marked()
    {
        int kept = _machine.As(Parent, task => task.Open("/f", CreateReadWrite));
        int marked = _machine.As(Parent, task => task.Open("/f", OpenFlags.CloseOnExec));
        _machine.As(Parent, task => task.Exec());
        Assert.Equal(0, _machine.As(Parent, task => task.GetDescriptorFlags(kept)));
        Assert.Equal(Errno.EBADF, _machine.ErrorOf(Parent, task => task.GetDescriptorFlags(marked)));
    }

    [Fact]
    public void F40_a_lowered_limit_leaves_high_descriptors_usable()
    {
        int fd = _machine.As(Parent, task => task.Open("/f", CreateReadWrite));
        _machine.As(Parent, task => task.Dup2(fd, 100));
        _machine.As(Parent, task => task.OpenFileLimit = 50);
        Assert.Equal(1, _machine.As(Parent, task => task.Write(100, "x"u8)));
        Assert.Equal(Errno.EBADF, _machine.ErrorOf(Parent, task => task.Dup2(fd, 100)));
        Assert.Equal(fd + 1, _machine.As(Parent, task => task.Open("/f", OpenFlags.ReadOnly)));
    }

    [Fact]
    public void A22_the_owner_and_not_the_writer_is_signalled()
    {
        (int read, int write) = ArmedPipe();
        int child = _machine.As(Parent, task => task.Fork().Pid);
        _machine.As(child, task => task.Write(write, "x"u8));
        Assert.Equal(1, _machine.As(Parent, task => task.Signals.Count));
        Assert.Equal(0, _machine.As(child, task => task.Signals.Count));
        Assert.Equal(Parent, _machine.As(child, task => task.GetOwner(read)));
    }

    [Fact]
    public void A24_a_dead_owner_owns_nothing()
    {
        (int read, int write) = ArmedPipe();
        int child = _machine.As(Parent, task => task.Fork().Pid);
        _machine.As(Parent, task => task.SetOwner(read, child));
        _machine.As(child, task => task.Exit());
        Assert.Equal(0, _machine.As(Parent, task => task.GetOwner(read)));
        Assert.Equal(1, _machine.As(Parent, task => task.Write(write, "x"u8)));
        Assert.Equal(0, _machine.As(Parent, task => task.Signals.Count));
    }

    [Fact]
    public void E30_an_interest_lives_until_the_last_task_closes_its_description()
    {
        (int read, int write) = _machine.As(Parent, task => task.MakePipe(OpenFlags.NonBlocking));
        int epfd = _machine.As(Parent, task => task.MakeEpoll());
        _machine.As(Parent, task => task.EpollControl(epfd, EpollOperation.Add, read, new(PollEvents.In, 1)));
        _machine.As(Parent, task => task.Write(write, "x"u8));
        int child = _machine.As(Parent, task => task.Fork().Pid);
        _machine.As(Parent, task => task.Close(read));
        Assert.Single(_machine.As(Parent, task => task.EpollWait(epfd, 8)));
        _machine.As(child, task => task.Exit());
        Assert.Empty(_machine.As(Parent, task => task.EpollWait(epfd, 8)));
    }

    [Fact]
    public void E47_an_epoll_instance_reports_a_file_only_another_task_has_open()
    {
        int epfd = _machine.As(Parent, task => task.MakeEpoll());
        int child = _machine.As(Parent, task => task.Fork().Pid);
        (int read, int write) = _machine.As(child, task => task.MakePipe(OpenFlags.NonBlocking));
        _machine.As(child, task => task.EpollControl(epfd, EpollOperation.Add, read, new(PollEvents.In, 77)));
        _machine.As(child, task => task.Write(write, "x"u8));
        Assert.Equal(77UL, Assert.Single(_machine.As(Parent, task => task.EpollWait(epfd, 8))).Data);
    }

    [Fact]
    public void P09_writing_without_a_reader_raises_SIGPIPE()
    {
        (int read, int write) = _machine.As(Parent, task => task.MakePipe(OpenFlags.NonBlocking));
        _machine.As(Parent, task => task.Close(read));
        Assert.Equal(Errno.EPIPE, _machine.ErrorOf(Parent, task => task.Write(write, "x"u8)));
        Assert.True(_machine.As(Parent, task => task.Signals.TryTake(number => number == Signal.Pipe, out _)));
    }

    [Fact]
    public void M36_a_root_directory_is_not_left_upwards_and_a_descriptor_escapes_it()
    {
        _machine.As(Parent, task => task.Mkdir("/jail"));
        int outside = _machine.As(Parent, task => task.Open("/", OpenFlags.Directory));
        int child = _machine.As(Parent, task => task.Fork().Pid);
        _machine.As(child, task => task.Chroot("/jail"));
        _machine.As(child, task => task.Mkdir("/in"));
        Assert.Equal(Errno.EEXIST, _machine.ErrorOf(child, task => task.Mkdir("/../in")));
        Assert.Equal(outside + 1, _machine.As(child, task => task.OpenAt(outside, "jail/in", OpenFlags.Directory)));
        Assert.Equal(Errno.ENOENT, _machine.ErrorOf(Parent, task => task.Lstat("/in")));
    }

    private (int Read, int Write) ArmedPipe()
    {
        (int read, int write) = _machine.As(Parent, task => task.MakePipe(OpenFlags.NonBlocking));
        _machine.As(Parent, task => task.SetOwner(read, Parent));
        _machine.As(Parent, task => task.SetSignal(read, Signal.RealTimeMin));
        _machine.As(Parent, task => task.SetStatusFlags(read, OpenFlags.NonBlocking | OpenFlags.Async));
        return (read, write);
    }
}
