using Sentry.Abi;
using Sentry.Checkpoints;
using Sentry.Epoll;
using Sentry.Syscalls;
using Sentry.Tasks;

namespace Sentry.Tests;

/// <summary>Long chains and large tables: nothing may recurse over them or look through them again and again.</summary>
public sealed class ScaleTests : IDisposable
{
    private const int Interests = 50_000;
    private const int Depth = 10_000;
    private const int StackedMounts = 1_000;

    private readonly ScratchDirectory _scratch = new();
    private readonly KernelHost _host = KernelHost.Boot();

    public void Dispose()
    {
        _host.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void Fifty_thousand_ready_interests_keep_their_order()
    {
        SentryTask task = _host.Kernel.Init;
        task.OpenFileLimit = 2 * Interests;
        int epfd = task.MakeEpoll();
        for (ulong i = 0; i < Interests; i++)
        {
            int fd = task.MakeEventFd(1, isSemaphore: false, OpenFlags.NonBlocking);
            task.EpollControl(epfd, EpollOperation.Add, fd, new EpollEvent(PollEvents.In | PollEvents.EdgeTriggered, i));
        }

        using KernelHost restored = Restore();
        List<EpollEvent> ready = restored.Kernel.Init.EpollWait(epfd, Interests + 1);
        Assert.Equal(Enumerable.Range(0, Interests).Select(i => (ulong)i), ready.Select(item => item.Data));
        restored.Kernel.Init.Exit();
    }

    [Fact]
    public void A_directory_ten_thousand_levels_deep_is_restored()
    {
        SentryTask task = _host.Kernel.Init;
        for (int i = 0; i < Depth; i++)
        {
            task.Mkdir("d");
            task.Chdir("d");
        }

        using KernelHost restored = Restore();
        task = restored.Kernel.Init;
        for (int i = 0; i < Depth; i++) task.Chdir("..");
        Assert.True(task.Stat(".").IsSameFile(task.Stat("/")));
    }

    [Fact]
    public void A_thousand_mounts_on_one_place_are_restored_in_order()
    {
        SentryTask task = _host.Kernel.Init;
        task.Mkdir("/m");
        for (int i = 0; i < StackedMounts; i++)
        {
            task.MountTmpfs("/m");
            task.Mkdir($"/m/{i}");
        }

        using KernelHost restored = Restore();
        task = restored.Kernel.Init;
        for (int i = StackedMounts - 1; i >= 0; i--)
        {
            Assert.Equal(InodeKind.Directory, task.Stat($"/m/{i}").Kind);
            task.Unmount("/m");
        }
    }

    private KernelHost Restore()
    {
        var checkpoint = new CheckpointDirectory(_scratch.Path);
        checkpoint.Save(_host.Kernel);
        return checkpoint.Load();
    }
}
