using Sentry.Abi;
using Sentry.Checkpoints;
using Sentry.Tasks;

namespace Sentry.Tests;

/// <summary>A kernel that is checkpointed and replaced by its restored copy before everything that is done with it.</summary>
internal sealed class RestoringMachine : IDisposable
{
    private readonly ScratchDirectory _scratch = new(inMemory: true);
    private readonly CheckpointDirectory _checkpoint;
    private KernelHost _host = KernelHost.Boot();

    public RestoringMachine()
    {
        _checkpoint = new CheckpointDirectory(_scratch.Path);
    }

    /// <summary>Does something as a task, which is found by its process id because it is a new object every time.</summary>
    public T As<T>(int pid, Func<SentryTask, T> action)
    {
        _checkpoint.Save(_host.Kernel);
        KernelHost restored = _checkpoint.Load();
        _host.Dispose();
        _host = restored;
        return action(_host.Kernel.FindTask(pid)!);
    }

    public void As(int pid, Action<SentryTask> action) => As(pid, task =>
    {
        action(task);
        return true;
    });

    /// <summary>The error a system call fails with; <see langword="null"/> if it succeeds.</summary>
    public Errno? ErrorOf(int pid, Action<SentryTask> call) => As<Errno?>(pid, task =>
    {
        try
        {
            call(task);
            return null;
        }
        catch (SyscallException failure)
        {
            return failure.Errno;
        }
    });

    public void Dispose()
    {
        _host.Dispose();
        _scratch.Dispose();
    }
}
