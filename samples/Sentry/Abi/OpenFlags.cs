namespace Sentry.Abi;

/// <summary>Flags of open(2), with their x86-64 values: F_GETFL shows them to the guest.</summary>
[Flags]
internal enum OpenFlags
{
    ReadOnly = 0,
    WriteOnly = 0x1,
    ReadWrite = 0x2,
    AccessMode = 0x3,
    Create = 0x40,
    Exclusive = 0x80,
    NoControllingTerminal = 0x100,
    Truncate = 0x200,
    Append = 0x400,
    NonBlocking = 0x800,
    Async = 0x2000,
    Direct = 0x4000,
    LargeFile = 0x8000,
    Directory = 0x10000,
    NoFollow = 0x20000,
    NoAccessTime = 0x40000,
    CloseOnExec = 0x80000,
    PathOnly = 0x200000,
    UnnamedFile = 0x400000,

    /// <summary>O_TMPFILE: as on Linux it contains O_DIRECTORY, so that old kernels refuse it.</summary>
    TemporaryFile = UnnamedFile | Directory,

    /// <summary>What is used up by the open itself and never becomes part of the description.</summary>
    OpenOnly = Create | Exclusive | NoControllingTerminal | Truncate | CloseOnExec,

    /// <summary>What F_SETFL may change by itself; O_ASYNC goes through the file's fasync operation.</summary>
    SetFlagsMask = Append | NonBlocking | Direct | NoAccessTime,
}
