using System.Runtime.InteropServices;
using Stateify.Benchmarks.Workloads;
using static Stateify.Benchmarks.Reference.KernelClasses;

namespace Stateify.Benchmarks.Reference;

/// <summary>Writes W6, each object behind the first reference to it.</summary>
internal static class KernelSaver
{
    public static void Save(Kernel root, ObjectTable objects, ref RowWriter writer)
    {
        writer.Reserve(sizeof(int));
        writer.Put(root.Tasks.Count);
        foreach (KernelTask task in CollectionsMarshal.AsSpan(root.Tasks))
        {
            writer.Reserve(RowFormat.ReferenceSize);
            if (writer.PutReference<KernelTaskClass>(task, objects))
            {
                SaveTask(task, objects, ref writer);
            }
        }

        SaveMount(root.RootMount, objects, ref writer);
        SaveDentry(root.RootDentry, objects, ref writer);
    }

    private static void SaveTask(KernelTask task, ObjectTable objects, ref RowWriter writer)
    {
        writer.Reserve((2 * sizeof(int)) + sizeof(TaskState));
        writer.Put(task.Id);
        writer.Put(task.State);
        writer.Put(task.Files.Count);
        foreach ((int fd, FileDescription file) in task.Files)
        {
            writer.Reserve(sizeof(int) + RowFormat.ReferenceSize);
            writer.Put(fd);
            if (writer.PutReference<FileDescriptionClass>(file, objects))
            {
                writer.Reserve(sizeof(int) + sizeof(long));
                writer.Put(file.Flags);
                writer.Put(file.Offset);
                SaveImpl(file.Impl!, objects, ref writer);
            }
        }
    }

    private static void SaveImpl(IFileImpl impl, ObjectTable objects, ref RowWriter writer)
    {
        writer.Reserve(sizeof(ImplKind) + RowFormat.ReferenceSize + sizeof(ulong) + sizeof(bool));
        switch (impl)
        {
            case RegularFile file:
                writer.Put(ImplKind.Regular);
                if (writer.PutReference<RegularFileClass>(file, objects))
                {
                    writer.Put(file.Size);
                    SavePlace(file.Mount, file.Dentry, objects, ref writer);
                }

                break;
            case DirectoryFile file:
                writer.Put(ImplKind.Directory);
                if (writer.PutReference<DirectoryFileClass>(file, objects))
                {
                    writer.Put(file.Position);
                    SavePlace(file.Mount, file.Dentry, objects, ref writer);
                }

                break;
            case DeviceFile file:
                writer.Put(ImplKind.Device);
                if (writer.PutReference<DeviceFileClass>(file, objects))
                {
                    writer.Put(file.Major);
                    writer.Put(file.Minor);
                    SavePlace(file.Mount, file.Dentry, objects, ref writer);
                }

                break;
            case SocketFile file:
                writer.Put(ImplKind.Socket);
                if (writer.PutReference<SocketFileClass>(file, objects))
                {
                    writer.Put(file.Cookie);
                    writer.Put(file.Listening);
                    SavePlace(file.Mount, file.Dentry, objects, ref writer);
                }

                break;
            default:
                throw new InvalidOperationException($"W6 has no {impl.GetType()}.");
        }
    }

    private static void SavePlace(Mount? mount, Dentry? dentry, ObjectTable objects, ref RowWriter writer)
    {
        SaveMount(mount, objects, ref writer);
        SaveDentry(dentry, objects, ref writer);
    }

    private static void SaveMount(Mount? mount, ObjectTable objects, ref RowWriter writer)
    {
        writer.Reserve(RowFormat.ReferenceSize + (2 * sizeof(int)));
        if (!writer.PutReference<MountClass>(mount, objects))
        {
            return;
        }

        writer.Put(mount!.Id);
        writer.Put(mount.Children.Count);
        SaveMount(mount.Parent, objects, ref writer);
        foreach (Mount child in CollectionsMarshal.AsSpan(mount.Children))
        {
            SaveMount(child, objects, ref writer);
        }
    }

    private static void SaveDentry(Dentry? dentry, ObjectTable objects, ref RowWriter writer)
    {
        writer.Reserve(RowFormat.ReferenceSize);
        if (!writer.PutReference<DentryClass>(dentry, objects))
        {
            return;
        }

        writer.Reserve(sizeof(long) + sizeof(int) + RowWriter.SizeOf(dentry!.Name));
        writer.Put(dentry.Inode);
        writer.Put(dentry.Children?.Count ?? KernelLoader.NoChildren);
        writer.PutString(dentry.Name);
        SaveDentry(dentry.Parent, objects, ref writer);
        if (dentry.Children is { } children)
        {
            foreach ((string name, Dentry child) in children)
            {
                writer.Reserve(RowWriter.SizeOf(name));
                writer.PutString(name);
                SaveDentry(child, objects, ref writer);
            }
        }
    }
}
