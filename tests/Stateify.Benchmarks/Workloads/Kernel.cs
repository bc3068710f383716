using Stateify.Benchmarks.Peers;
using Stateify.Benchmarks.Reference;

namespace Stateify.Benchmarks.Workloads;

/// <summary>
/// W6: the graph a sentry saves. 2,000 tasks with 16 open files each, every file shared by two tasks, behind them 50 mounts and
/// 50,000 names. The 91,102 objects include 2,000 + 5,000 dictionaries and 51 lists.
/// </summary>
public sealed class KernelWorkload() : Workload<Kernel>("W6", 91_102)
{
    private const int Tasks = 2_000;
    private const int FilesPerTask = 16;
    private const int Mounts = 50;
    private const int Dentries = 50_000;
    private const int DentriesPerFile = 3;
    private const int Fanout = 10;

    public override ICodec<Kernel> OpenReference() => new KernelEngine();

    protected override Kernel Build(int count)
    {
        Dentry[] dentries = BuildDentries((int)((long)Dentries * count / Count));
        Mount[] mounts = BuildMounts();
        int tasks = (int)((long)Tasks * count / Count);
        FileDescription[] files = new FileDescription[tasks * FilesPerTask / 2];
        for (int i = 0; i < files.Length; i++)
        {
            IFileImpl impl = BuildImpl(i, mounts[i % Mounts], dentries[i * DentriesPerFile % dentries.Length]);
            files[i] = new FileDescription { Flags = i & 0xFFF, Offset = i * 4096L, Impl = impl };
        }

        return new Kernel { Tasks = BuildTasks(tasks, files), RootMount = mounts[0], RootDentry = dentries[0] };
    }

    protected override bool Agree(GraphComparison graphs, object expected, object actual) => (expected, actual) switch
    {
        (Kernel a, Kernel b) => graphs.MatchAll(a.Tasks, b.Tasks)
            && graphs.Match(a.RootMount, b.RootMount) && graphs.Match(a.RootDentry, b.RootDentry),
        (KernelTask a, KernelTask b) => a.Id == b.Id && a.State == b.State && graphs.MatchAll(a.Files, b.Files),
        (FileDescription a, FileDescription b) => a.Flags == b.Flags && a.Offset == b.Offset && graphs.Match(a.Impl, b.Impl),
        (RegularFile a, RegularFile b) => a.Size == b.Size && graphs.Match(a.Mount, b.Mount) && graphs.Match(a.Dentry, b.Dentry),
        (DirectoryFile a, DirectoryFile b) => a.Position == b.Position
            && graphs.Match(a.Mount, b.Mount) && graphs.Match(a.Dentry, b.Dentry),
        (DeviceFile a, DeviceFile b) => a.Major == b.Major && a.Minor == b.Minor
            && graphs.Match(a.Mount, b.Mount) && graphs.Match(a.Dentry, b.Dentry),
        (SocketFile a, SocketFile b) => a.Cookie == b.Cookie && a.Listening == b.Listening
            && graphs.Match(a.Mount, b.Mount) && graphs.Match(a.Dentry, b.Dentry),
        (Mount a, Mount b) => a.Id == b.Id && graphs.Match(a.Parent, b.Parent) && graphs.MatchAll(a.Children, b.Children),
        (Dentry a, Dentry b) => a.Name == b.Name && a.Inode == b.Inode && graphs.Match(a.Parent, b.Parent)
            && a.Children is null == b.Children is null && (a.Children is null || graphs.MatchAll(a.Children, b.Children!)),
        _ => false,
    };

    private static Dentry[] BuildDentries(int count)
    {
        Dentry[] dentries = new Dentry[count];
        Grow(dentries, 0, null);
        return dentries;
    }

    // Depth-first, as a walk through a file system makes names; their numbers go level by level.
    private static void Grow(Dentry[] dentries, int index, Dentry? parent)
    {
        Dentry dentry = new() { Name = $"entry-{index}", Inode = index + 1, Parent = parent };
        dentries[index] = dentry;
        int first = (index * Fanout) + 1;
        for (int child = first; child < Math.Min(first + Fanout, dentries.Length); child++)
        {
            Grow(dentries, child, dentry);
            dentry.Children ??= [];
            dentry.Children.Add(dentries[child].Name, dentries[child]);
        }
    }

    private static Mount[] BuildMounts()
    {
        Mount[] mounts = new Mount[Mounts];
        mounts[0] = new Mount();
        for (int i = 1; i < Mounts; i++)
        {
            mounts[i] = new Mount { Id = i, Parent = mounts[(i - 1) / Fanout] };
            mounts[i].Parent!.Children.Add(mounts[i]);
        }

        return mounts;
    }

    private static IFileImpl BuildImpl(int i, Mount mount, Dentry dentry) => (i % 4) switch
    {
        0 => new RegularFile { Mount = mount, Dentry = dentry, Size = i * 512L },
        1 => new DirectoryFile { Mount = mount, Dentry = dentry, Position = i },
        2 => new DeviceFile { Mount = mount, Dentry = dentry, Major = (ushort)(i >> 8), Minor = (ushort)i },
        _ => new SocketFile { Mount = mount, Dentry = dentry, Cookie = (ulong)i << 32, Listening = i % 8 == 3 },
    };

    // A task shares the upper half of its table with the lower half of the next task's, as after a fork that kept those files.
    private static List<KernelTask> BuildTasks(int count, FileDescription[] files)
    {
        List<KernelTask> tasks = new(count);
        for (int id = 0; id < count; id++)
        {
            KernelTask task = new() { Id = id, State = (TaskState)(id % 3) };
            for (int fd = 0; fd < FilesPerTask; fd++)
            {
                task.Files.Add(fd, files[((id * FilesPerTask / 2) + fd) % files.Length]);
            }

            tasks.Add(task);
        }

        return tasks;
    }
}
