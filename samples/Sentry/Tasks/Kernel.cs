namespace Sentry.Tasks;

/// <summary>
/// The root of everything the guest can observe, and the root of a checkpoint. All state of the kernel is reachable from here
/// except page contents, which live in the memory file.
/// </summary>
[Savable]
internal sealed partial class Kernel
{
    [External(ExternalKeys.Memory)]
    private readonly MemoryFile _memory;

    private readonly List<SentryTask> _tasks = [];
    private readonly InternalFileSystem _pipes;
    private readonly Mount _sharedMemory;
    private int _lastPid;
    private int _lastDevice;

    /// <summary>
    /// Boots a kernel with one task. Its root directory is a tmpfs mounted on a directory of the initial file system, as after
    /// chroot(2): the initial one stays out of reach. Descriptors 0 to 2 are /dev/null.
    /// </summary>
    public Kernel(MemoryFile memory)
    {
        _memory = memory;
        _pipes = new InternalFileSystem("pipefs", NextDevice());
        AnonymousInode = new AnonymousInode(new InternalFileSystem("anon_inodefs", NextDevice()), InodeKind.Other);
        TmpfsFileSystem initial = NewTmpfs("rootfs");
        Mounts = new MountNamespace(initial);
        TmpfsFileSystem sharedMemory = NewTmpfs("shm");
        _sharedMemory = Mounts.NewMount(sharedMemory, sharedMemory.Root);
        _sharedMemory.Acquire();
        Dentry rootDirectory = DirectoryOperations.Create(initial.Root, "guest", initial.CreateDirectory());
        TmpfsFileSystem root = NewTmpfs("root");
        Mount rootMount = Mounts.NewMount(root, root.Root);
        Mounts.Graft(rootMount, new VfsPath(Mounts.Root, rootDirectory));
        var rootPath = new VfsPath(rootMount, root.Root);
        var standardStream = new NullDescription(new AnonymousInode(_pipes, InodeKind.Other));
        Init = AddTask(new FdTable(), new FsContext(rootPath, rootPath));
        for (int fd = 0; fd < 3; fd++) Init.Files.Install(fd, standardStream, closeOnExec: false);
    }

    public MemoryFile Memory => _memory;

    /// <summary>The first task; it has process id 1.</summary>
    public SentryTask Init { get; }

    public MountNamespace Mounts { get; }

    /// <summary>The inode that all epoll instances and eventfds share.</summary>
    public AnonymousInode AnonymousInode { get; }

    public IReadOnlyList<SentryTask> Tasks => _tasks;

    /// <summary>How many rounds of scheduling were completed.</summary>
    public int Rounds { get; private set; }

    public SentryTask AddTask(FdTable files, FsContext context)
    {
        var task = new SentryTask(this, ++_lastPid, files, context);
        _tasks.Add(task);
        return task;
    }

    public void RemoveTask(SentryTask task) => _tasks.Remove(task);

    public SentryTask? FindTask(int pid) => _tasks.Find(task => task.Pid == pid);

    public TmpfsFileSystem NewTmpfs(string name, long maxPages = TmpfsFileSystem.DefaultMaxPages) =>
        new(name, NextDevice(), _memory, maxPages);

    public AnonymousInode NewPipeInode() => new(_pipes, InodeKind.Fifo);

    /// <summary>A file without a name on the internal shared-memory file system (memfd_create(2)).</summary>
    public VfsPath NewMemoryFile(string name)
    {
        var fileSystem = (TmpfsFileSystem)_sharedMemory.FileSystem;
        Inode inode = fileSystem.CreateRegular();
        inode.LinkCount = 0;
        return new VfsPath(_sharedMemory, fileSystem.Root.AddUnnamed("memfd:" + name, inode));
    }

    /// <summary>Schedules every task once: each program makes one step.</summary>
    public void RunRound()
    {
        foreach (SentryTask task in _tasks.ToArray()) task.Program?.Run(task);
        Rounds++;
    }

    /// <summary>Lets every file system get ready for a checkpoint. The kernel can go on afterwards.</summary>
    public void PrepareSave()
    {
        foreach (FileSystem fileSystem in FileSystems()) fileSystem.PrepareSave();
    }

    /// <summary>Lets every file system of a loaded kernel take up its work.</summary>
    public void CompleteRestore()
    {
        foreach (FileSystem fileSystem in FileSystems()) fileSystem.CompleteRestore();
    }

    /// <summary>Every file system that is in use, those that only an open file in a detached mount still refers to included.</summary>
    private IEnumerable<FileSystem> FileSystems() =>
        Mounts.Mounts
            .Append(_sharedMemory)
            .Concat(_tasks.SelectMany(PathsOf).Select(path => path.Mount))
            .Select(mount => mount.FileSystem)
            .Distinct();

    private static IEnumerable<VfsPath> PathsOf(SentryTask task) =>
        task.Files.Files.Where(file => file.Path is not null).Select(file => file.Path!.Value)
            .Append(task.Context.Root)
            .Append(task.Context.WorkingDirectory);

    private int NextDevice() => ++_lastDevice;
}
