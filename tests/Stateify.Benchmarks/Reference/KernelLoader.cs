using Stateify.Benchmarks.Workloads;
using static Stateify.Benchmarks.Reference.KernelClasses;

namespace Stateify.Benchmarks.Reference;

/// <summary>Reads W6 in the order in which <see cref="KernelSaver"/> wrote it.</summary>
internal static class KernelLoader
{
    /// <summary>The number of children of a name that cannot have any.</summary>
    public const int NoChildren = -1;

    public static Kernel Load(ObjectTable objects, ref RowReader reader)
    {
        Kernel root = new();
        int count = GetCount(ref reader);
        root.Tasks.EnsureCapacity(count);
        for (int i = 0; i < count; i++)
        {
            reader.Require(RowFormat.ReferenceSize);
            KernelTask task = reader.GetReference<KernelTask, KernelTaskClass>(objects, out bool isNew)!;
            root.Tasks.Add(task);
            if (isNew)
            {
                LoadTask(task, objects, ref reader);
            }
        }

        root.RootMount = LoadMount(objects, ref reader);
        root.RootDentry = LoadDentry(objects, ref reader);
        return root;
    }

    private static void LoadTask(KernelTask task, ObjectTable objects, ref RowReader reader)
    {
        reader.Require(sizeof(int) + sizeof(TaskState));
        task.Id = reader.Get<int>();
        task.State = reader.Get<TaskState>();
        int count = GetCount(ref reader);
        task.Files.EnsureCapacity(count);
        for (int i = 0; i < count; i++)
        {
            reader.Require(sizeof(int) + RowFormat.ReferenceSize);
            int fd = reader.Get<int>();
            FileDescription file = reader.GetReference<FileDescription, FileDescriptionClass>(objects, out bool isNew)!;
            task.Files.Add(fd, file);
            if (isNew)
            {
                reader.Require(sizeof(int) + sizeof(long));
                file.Flags = reader.Get<int>();
                file.Offset = reader.Get<long>();
                file.Impl = LoadImpl(objects, ref reader);
            }
        }
    }

    private static IFileImpl LoadImpl(ObjectTable objects, ref RowReader reader)
    {
        reader.Require(sizeof(ImplKind) + RowFormat.ReferenceSize);
        ImplKind kind = reader.Get<ImplKind>();
        bool isNew;
        switch (kind)
        {
            case ImplKind.Regular:
                RegularFile regular = reader.GetReference<RegularFile, RegularFileClass>(objects, out isNew)!;
                if (isNew)
                {
                    reader.Require(sizeof(long));
                    regular.Size = reader.Get<long>();
                    regular.Mount = LoadMount(objects, ref reader);
                    regular.Dentry = LoadDentry(objects, ref reader);
                }

                return regular;
            case ImplKind.Directory:
                DirectoryFile directory = reader.GetReference<DirectoryFile, DirectoryFileClass>(objects, out isNew)!;
                if (isNew)
                {
                    reader.Require(sizeof(int));
                    directory.Position = reader.Get<int>();
                    directory.Mount = LoadMount(objects, ref reader);
                    directory.Dentry = LoadDentry(objects, ref reader);
                }

                return directory;
            case ImplKind.Device:
                DeviceFile device = reader.GetReference<DeviceFile, DeviceFileClass>(objects, out isNew)!;
                if (isNew)
                {
                    reader.Require(2 * sizeof(ushort));
                    device.Major = reader.Get<ushort>();
                    device.Minor = reader.Get<ushort>();
                    device.Mount = LoadMount(objects, ref reader);
                    device.Dentry = LoadDentry(objects, ref reader);
                }

                return device;
            case ImplKind.Socket:
                SocketFile socket = reader.GetReference<SocketFile, SocketFileClass>(objects, out isNew)!;
                if (isNew)
                {
                    reader.Require(sizeof(ulong) + sizeof(bool));
                    socket.Cookie = reader.Get<ulong>();
                    socket.Listening = reader.Get<bool>();
                    socket.Mount = LoadMount(objects, ref reader);
                    socket.Dentry = LoadDentry(objects, ref reader);
                }

                return socket;
            default:
                throw new InvalidDataException($"W6 has no file implementation {kind}.");
        }
    }

    private static Mount? LoadMount(ObjectTable objects, ref RowReader reader)
    {
        reader.Require(RowFormat.ReferenceSize);
        Mount? mount = reader.GetReference<Mount, MountClass>(objects, out bool isNew);
        if (isNew)
        {
            reader.Require(sizeof(int));
            mount!.Id = reader.Get<int>();
            int count = GetCount(ref reader);
            mount.Parent = LoadMount(objects, ref reader);
            mount.Children.EnsureCapacity(count);
            for (int i = 0; i < count; i++)
            {
                mount.Children.Add(LoadMount(objects, ref reader)!);
            }
        }

        return mount;
    }

    private static Dentry? LoadDentry(ObjectTable objects, ref RowReader reader)
    {
        reader.Require(RowFormat.ReferenceSize);
        Dentry? dentry = reader.GetReference<Dentry, DentryClass>(objects, out bool isNew);
        if (isNew)
        {
            reader.Require(sizeof(long) + sizeof(int));
            dentry!.Inode = reader.Get<long>();
            int count = reader.Get<int>();
            dentry.Name = reader.GetString();
            dentry.Parent = LoadDentry(objects, ref reader);
            if (count != NoChildren)
            {
                reader.Require(count);
                Dictionary<string, Dentry> children = new(count);
                dentry.Children = children;
                for (int i = 0; i < count; i++)
                {
                    string name = reader.GetString();
                    children.Add(name, LoadDentry(objects, ref reader)!);
                }
            }
        }

        return dentry;
    }

    // An element takes a byte at the least, so a count beyond the bytes present is caught before anything is allocated for it.
    private static int GetCount(ref RowReader reader)
    {
        reader.Require(sizeof(int));
        int count = reader.Get<int>();
        reader.Require(count);
        return count;
    }
}
