namespace Sentry.Abi;

/// <summary>The answer of stat(2), as far as the sentry keeps it.</summary>
internal readonly struct FileStatus
{
    public required InodeKind Kind { get; init; }

    public required int Device { get; init; }

    public required long Inode { get; init; }

    public required long Size { get; init; }

    public required int Links { get; init; }

    /// <summary>In units of 512 bytes.</summary>
    public required long Blocks { get; init; }

    public bool IsSameFile(FileStatus other) => Device == other.Device && Inode == other.Inode;
}
