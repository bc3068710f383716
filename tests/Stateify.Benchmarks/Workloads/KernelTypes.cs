using System.Text.Json.Serialization;

namespace Stateify.Benchmarks.Workloads;

/// <summary>The root of W6: a small operating system kernel as a checkpoint finds it.</summary>
[Savable]
[Serializable]
public sealed partial class Kernel
{
    public List<KernelTask> Tasks = [];
    public Mount? RootMount;
    public Dentry? RootDentry;
}

/// <summary>What a task is doing.</summary>
public enum TaskState
{
    /// <summary>On a processor or waiting for one.</summary>
    Running,

    /// <summary>Waiting for an event.</summary>
    Sleeping,

    /// <summary>Stopped by a signal.</summary>
    Stopped,
}

/// <summary>A task and its table of open files.</summary>
[Savable]
[Serializable]
public sealed partial class KernelTask
{
    public int Id;
    public TaskState State;
    public Dictionary<int, FileDescription> Files = [];

    [NonSerialized]
    [NoSave("The mark of the hand-written reference engine.")]
    internal int Ordinal;
}

/// <summary>An open file, shared by the tables of two tasks.</summary>
[Savable]
[Serializable]
[System.Runtime.Serialization.KnownType(typeof(RegularFile))]
[System.Runtime.Serialization.KnownType(typeof(DirectoryFile))]
[System.Runtime.Serialization.KnownType(typeof(DeviceFile))]
[System.Runtime.Serialization.KnownType(typeof(SocketFile))]
public sealed partial class FileDescription
{
    public int Flags;
    public long Offset;
    public IFileImpl? Impl;

    [NonSerialized]
    [NoSave("The mark of the hand-written reference engine.")]
    internal int Ordinal;
}

/// <summary>What is behind an open file.</summary>
[JsonDerivedType(typeof(RegularFile), "regular")]
[JsonDerivedType(typeof(DirectoryFile), "directory")]
[JsonDerivedType(typeof(DeviceFile), "device")]
[JsonDerivedType(typeof(SocketFile), "socket")]
public interface IFileImpl
{
    /// <summary>Whether the file has a position that can be set.</summary>
    bool CanSeek();
}

/// <summary>A file with contents.</summary>
[Savable]
[Serializable]
public sealed partial class RegularFile : IFileImpl
{
    public Mount? Mount;
    public Dentry? Dentry;
    public long Size;

    [NonSerialized]
    [NoSave("The mark of the hand-written reference engine.")]
    internal int Ordinal;

    public bool CanSeek() => true;
}

/// <summary>A directory being listed.</summary>
[Savable]
[Serializable]
public sealed partial class DirectoryFile : IFileImpl
{
    public Mount? Mount;
    public Dentry? Dentry;
    public int Position;

    [NonSerialized]
    [NoSave("The mark of the hand-written reference engine.")]
    internal int Ordinal;

    public bool CanSeek() => true;
}

/// <summary>A device.</summary>
[Savable]
[Serializable]
public sealed partial class DeviceFile : IFileImpl
{
    public Mount? Mount;
    public Dentry? Dentry;
    public ushort Major;
    public ushort Minor;

    [NonSerialized]
    [NoSave("The mark of the hand-written reference engine.")]
    internal int Ordinal;

    public bool CanSeek() => false;
}

/// <summary>A socket bound to a name.</summary>
[Savable]
[Serializable]
public sealed partial class SocketFile : IFileImpl
{
    public Mount? Mount;
    public Dentry? Dentry;
    public ulong Cookie;
    public bool Listening;

    [NonSerialized]
    [NoSave("The mark of the hand-written reference engine.")]
    internal int Ordinal;

    public bool CanSeek() => false;
}

/// <summary>A mount in the tree of mounts.</summary>
[Savable]
[Serializable]
public sealed partial class Mount
{
    public int Id;
    public Mount? Parent;
    public List<Mount> Children = [];

    [NonSerialized]
    [NoSave("The mark of the hand-written reference engine.")]
    internal int Ordinal;
}

/// <summary>A name in the tree of names; only directories have children.</summary>
[Savable]
[Serializable]
public sealed partial class Dentry
{
    public string Name = "";
    public long Inode;
    public Dentry? Parent;
    public Dictionary<string, Dentry>? Children;

    [NonSerialized]
    [NoSave("The mark of the hand-written reference engine.")]
    internal int Ordinal;
}
