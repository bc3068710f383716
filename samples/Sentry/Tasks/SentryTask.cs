namespace Sentry.Tasks;

/// <summary>
/// A single-threaded process of the guest. Its system calls are the extension methods in <c>Sentry.Syscalls</c>; they never
/// block: a call that would have to wait fails with EAGAIN.
/// </summary>
[Savable]
internal sealed partial class SentryTask
{
    public SentryTask(Kernel kernel, int pid, FdTable files, FsContext context)
    {
        Kernel = kernel;
        Pid = pid;
        Files = files;
        Context = context;
    }

    public Kernel Kernel { get; }

    public int Pid { get; }

    public FdTable Files { get; private set; }

    public FsContext Context { get; }

    public PendingSignals Signals { get; } = new();

    /// <summary>RLIMIT_NOFILE: one more than the highest descriptor number that can be taken.</summary>
    public int OpenFileLimit { get; set; } = Limits.DefaultOpenFiles;

    /// <summary>What the task runs when the kernel schedules it; a task without a program only answers system calls.</summary>
    public GuestProgram? Program { get; set; }

    public bool HasExited { get; private set; }

    /// <summary>
    /// A new task with the same working directory and either a copy of the descriptors or the same table (clone(2),
    /// CLONE_FILES).
    /// </summary>
    public SentryTask Fork(bool shareFiles = false)
    {
        FdTable files = shareFiles ? Files.Share() : Files.Fork();
        SentryTask child = Kernel.AddTask(files, Context.Fork());
        child.OpenFileLimit = OpenFileLimit;
        return child;
    }

    /// <summary>Stops sharing the descriptor table (unshare(2), CLONE_FILES).</summary>
    public void UnshareFiles()
    {
        FdTable own = Files.Fork();
        Files.Release();
        Files = own;
    }

    /// <summary>Runs another program, as far as descriptors notice (execve(2)).</summary>
    public void Exec()
    {
        UnshareFiles();
        Files.CloseOnExec();
    }

    public void Exit()
    {
        Files.Release();
        Context.Release();
        HasExited = true;
        Kernel.RemoveTask(this);
    }

    public PathWalk Walk(string path, VfsPath? start = null) => new(Kernel.Mounts, Context, path, start);
}
