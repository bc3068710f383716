using System.Globalization;
using System.Security.Cryptography;

namespace Sentry.Demo;

/// <summary>
/// Everything about a kernel that two equal runs must agree on, as lines of <c>section TAB text</c>. Making the report uses up
/// epoll events and pending signals, so it comes last.
/// </summary>
internal sealed class StateReport
{
    private readonly List<string> _lines = [];

    private StateReport()
    {
    }

    public static List<string> Of(Kernel kernel)
    {
        var report = new StateReport();
        foreach (SentryTask task in kernel.Tasks)
        {
            report.AddDescriptors(task);
            report.AddSignals(task);
            if (task.Program is { } program)
                report.Add("what the programs saw", $"task {task.Pid}: {program.Steps} steps, {program.Observed:x16}");
        }

        report.AddMounts(kernel);
        report.AddTree(kernel.Init, "/");
        return report._lines;
    }

    private void AddDescriptors(SentryTask task)
    {
        foreach (int fd in task.Files.Descriptors)
        {
            FileDescription file = task.Files.Get(fd);
            string name = $"task {task.Pid} fd {fd}";
            string owner = file.Owner.Task is { } receiver ? $", signals task {receiver.Pid}" : "";
            Add("descriptors and offsets", $"{name}: {file.GetType().Name} flags {(int)file.Flags:x} at {file.Position}{owner}");
            if (file is PipeDescription { CanRead: true }) Add("pipes", $"{name}: {file.ReadableBytes()} bytes");
            if (file is EventPoll) AddEvents(task, fd);
            if (file.Inode is TmpfsFile { LinkCount: 0 } deleted) Add("file contents", $"{name} (deleted): {Digest(deleted)}");
        }
    }

    private void AddEvents(SentryTask task, int epfd)
    {
        for (int wait = 0; wait < 3; wait++)
        {
            IEnumerable<string> events = task.EpollWait(epfd, 64).Select(ready => $"{ready.Data}:{(uint)ready.Events:x}");
            Add("epoll results", $"task {task.Pid} epoll {epfd} wait {wait}: [{string.Join(", ", events)}]");
        }
    }

    private void AddSignals(SentryTask task)
    {
        while (task.Signals.TryTake(_ => true, out SignalInfo signal))
            Add("pending signals", $"task {task.Pid}: {signal.Number} {signal.Code} fd {signal.Descriptor} band {(uint)signal.Band:x}");
    }

    private void AddMounts(Kernel kernel)
    {
        foreach (Mount mount in kernel.Mounts.Mounts.OrderBy(mount => mount.Id))
        {
            string path = new VfsPath(mount, mount.Root).Format(kernel.Init.Context.Root) ?? "(out of reach)";
            Add("mounts", $"{mount.Id} on {path}: {mount.FileSystem}, shared {mount.Group?.Id ?? 0}, master {mount.Master?.Id ?? 0}");
        }
    }

    private void AddTree(SentryTask task, string path)
    {
        int fd = task.Open(path, OpenFlags.Directory);
        List<string> names = task.ReadDirectory(fd, int.MaxValue);
        task.Close(fd);
        foreach (string name in names)
        {
            string child = path == "/" ? path + name : $"{path}/{name}";
            Inode inode = task.Walk(child).Resolve(follow: false).Inode;
            string contents = inode is TmpfsFile file ? Digest(file) : inode.Kind.ToString();
            Add("file contents", $"{child}: inode {inode.Number}, {inode.LinkCount} links, {contents}");
            if (inode.IsDirectory) AddTree(task, child);
        }
    }

    private static string Digest(TmpfsFile file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        long position = 0;
        for (int count; (count = file.Read(buffer, position)) > 0; position += count) hash.AppendData(buffer, 0, count);
        string digest = Convert.ToHexString(hash.GetCurrentHash().AsSpan(0, 8));
        return string.Create(CultureInfo.InvariantCulture, $"{file.Size} bytes, {file.Blocks} blocks, {digest}");
    }

    private void Add(string section, FormattableString text) => _lines.Add($"{section}\t{text.ToString(CultureInfo.InvariantCulture)}");
}
