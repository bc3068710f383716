namespace Sentry.Abi;

/// <summary>Where lseek(2) counts from.</summary>
internal enum Whence
{
    Start = 0,
    Current = 1,
    End = 2,
    Data = 3,
    Hole = 4,
}

/// <summary>Modes of fallocate(2) that tmpfs knows.</summary>
[Flags]
internal enum AllocateMode
{
    Extend = 0,
    KeepSize = 1,
    PunchHole = 2,
}

/// <summary>Flags of renameat2(2).</summary>
[Flags]
internal enum RenameFlags
{
    None = 0,
    NoReplace = 1,
    Exchange = 2,
}

/// <summary>Operations of epoll_ctl(2).</summary>
internal enum EpollOperation
{
    Add = 1,
    Delete = 2,
    Modify = 3,
}

/// <summary>What kind of object an inode is (the S_IFMT part of its mode).</summary>
internal enum InodeKind
{
    Other,
    Regular,
    Directory,
    Symlink,
    Fifo,
}
