namespace Sentry.Vfs;

/// <summary>/dev/null, the standard streams of the first task.</summary>
[Savable]
internal sealed partial class NullDescription : FileDescription
{
    public NullDescription(Inode inode)
        : base(inode, null, OpenFlags.ReadWrite | OpenFlags.LargeFile)
    {
    }

    public override bool IsSeekable => true;

    public override int Read(Span<byte> buffer) => 0;

    public override int ReadAt(Span<byte> buffer, long position) => 0;

    public override int Write(ReadOnlySpan<byte> data) => data.Length;

    public override int WriteAt(ReadOnlySpan<byte> data, long position) => data.Length;

    public override long Seek(long offset, Whence whence) => 0;
}
