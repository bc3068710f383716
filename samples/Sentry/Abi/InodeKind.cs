namespace Sentry.Abi;

/// <summary>What kind of object an inode is (the S_IFMT part of its mode).</summary>
internal enum InodeKind
{
    Other,
    Regular,
    Directory,
    Symlink,
    Fifo,
}
