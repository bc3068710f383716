using Sentry.Abi;
using Sentry.Checkpoints;
using Sentry.Demo;
using Sentry.Syscalls;
using Sentry.Tasks;
using Stateify;

namespace Sentry.Tests;

/// <summary>Promises about checkpoints themselves, on kernels that have everything in them.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const int BusyRounds = 40;

    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Saving_a_restored_kernel_gives_the_same_bytes()
    {
        using KernelHost host = Busy();
        CheckpointDirectory first = Directory("first");
        first.Save(host.Kernel);
        using KernelHost restored = first.Load();
        CheckpointDirectory second = Directory("second");
        second.Save(restored.Kernel);
        Assert.Equal(File.ReadAllBytes(first.StatePath), File.ReadAllBytes(second.StatePath));
        Assert.Equal(File.ReadAllBytes(first.PagesPath), File.ReadAllBytes(second.PagesPath));
    }

    [Fact]
    public void Two_saves_without_an_operation_between_them_give_the_same_bytes()
    {
        using KernelHost host = Busy();
        CheckpointDirectory first = Directory("first");
        CheckpointDirectory second = Directory("second");
        first.Save(host.Kernel);
        second.Save(host.Kernel);
        Assert.Equal(File.ReadAllBytes(first.StatePath), File.ReadAllBytes(second.StatePath));
    }

    [Fact]
    public void A_kernel_goes_on_after_a_checkpoint_as_if_there_had_been_none()
    {
        using KernelHost undisturbed = Busy();
        using KernelHost saved = Busy();
        for (int i = 0; i < 5; i++)
        {
            Directory("checkpoint").Save(saved.Kernel);
            saved.Kernel.RunRound();
            undisturbed.Kernel.RunRound();
        }

        Assert.Equal(StateReport.Of(undisturbed.Kernel), StateReport.Of(saved.Kernel));
    }

    [Fact]
    public void Two_kernels_restored_from_one_checkpoint_share_nothing()
    {
        using KernelHost host = Busy();
        CheckpointDirectory checkpoint = Directory("checkpoint");
        checkpoint.Save(host.Kernel);
        using KernelHost one = checkpoint.Load();
        using KernelHost other = checkpoint.Load();
        Workload.RunTo(one.Kernel, BusyRounds + 20);
        Assert.Equal(StateReport.Of(host.Kernel), StateReport.Of(other.Kernel));
    }

    [Fact]
    public void Numbers_given_out_after_a_restore_are_new()
    {
        using KernelHost host = Busy();
        using KernelHost restored = Restore(host);
        Kernel kernel = restored.Kernel;
        int lastMount = kernel.Mounts.Mounts.Max(mount => mount.Id);
        long lastInode = new[] { "/data", "/mnt", "/shared.log" }.Max(path => kernel.Init.Stat(path).Inode);
        Assert.DoesNotContain(kernel.Init.Fork().Pid, host.Kernel.Tasks.Select(task => task.Pid));
        kernel.Init.Mkdir("/new");
        Assert.True(kernel.Init.Stat("/new").Inode > lastInode);
        kernel.Init.MountTmpfs("/new");
        Assert.True(Assert.Single(kernel.Init.MountsAt("/new")).Id > lastMount);
    }

    [Fact]
    public void A_page_of_zeros_that_was_written_is_still_data_after_a_restore()
    {
        using KernelHost host = KernelHost.Boot();
        int fd = host.Kernel.Init.Open("/f", OpenFlags.ReadWrite | OpenFlags.Create);
        host.Kernel.Init.Pwrite(fd, new byte[Limits.PageSize], 2 * Limits.PageSize);
        using KernelHost restored = Restore(host);
        Assert.Equal(8, restored.Kernel.Init.Fstat(fd).Blocks);
        Assert.Equal(2 * Limits.PageSize, restored.Kernel.Init.Lseek(fd, 0, Whence.Data));
    }

    [Fact]
    public void A_deleted_file_gives_its_pages_back_when_the_restored_descriptor_is_closed()
    {
        using KernelHost host = KernelHost.Boot();
        SentryTask task = host.Kernel.Init;
        task.Mkdir("/small");
        task.MountTmpfs("/small", maxPages: 16);
        int fd = task.Open("/small/f", OpenFlags.ReadWrite | OpenFlags.Create);
        Assert.Equal(16 * Limits.PageSize, task.Write(fd, new byte[100_000]));
        task.Unlink("/small/f");
        using KernelHost restored = Restore(host);
        task = restored.Kernel.Init;
        int other = task.Open("/small/g", OpenFlags.ReadWrite | OpenFlags.Create);
        Assert.Equal(Errno.ENOSPC, Assert.Throws<SyscallException>(() => task.Write(other, "x"u8)).Errno);
        task.Close(fd);
        Assert.Equal(0, restored.Kernel.Memory.Usage.AllocatedBytes);
        Assert.Equal(1, task.Write(other, "x"u8));
    }

    [Fact]
    public void A_cut_state_file_is_refused()
    {
        using KernelHost host = KernelHost.Boot();
        CheckpointDirectory checkpoint = Directory("checkpoint");
        checkpoint.Save(host.Kernel);
        using (FileStream file = File.OpenWrite(checkpoint.StatePath)) file.SetLength(file.Length - 1);
        Assert.Equal(StateFileErrorCode.CheckpointMismatch, Assert.Throws<StateFileException>(checkpoint.Load).Code);
    }

    private static KernelHost Busy()
    {
        KernelHost host = Workload.Boot();
        Workload.RunTo(host.Kernel, BusyRounds);
        return host;
    }

    private KernelHost Restore(KernelHost host)
    {
        CheckpointDirectory checkpoint = Directory("checkpoint");
        checkpoint.Save(host.Kernel);
        return checkpoint.Load();
    }

    private CheckpointDirectory Directory(string name) => new(Path.Combine(_scratch.Path, name));
}
