namespace Sentry.Tmpfs;

/// <summary>An open regular file.</summary>
[Savable]
internal sealed partial class RegularDescription : FileDescription
{
    private readonly TmpfsFile _file;

    public RegularDescription(TmpfsFile file, VfsPath path, OpenFlags flags)
        : base(file, path, flags)
    {
        _file = file;
    }

    public override bool IsSeekable => true;

    public override int Read(Span<byte> buffer)
    {
        int count = _file.Read(buffer, Position);
        Position += count;
        return count;
    }

    public override int ReadAt(Span<byte> buffer, long position) => _file.Read(buffer, position);

    public override int Write(ReadOnlySpan<byte> data)
    {
        long position = Flags.HasFlag(OpenFlags.Append) ? _file.Size : Position;
        int count = _file.Write(data, position);
        Position = position + count;
        return count;
    }

    /// <summary>With O_APPEND Linux ignores the position of pwrite(2) and appends.</summary>
    public override int WriteAt(ReadOnlySpan<byte> data, long position) =>
        _file.Write(data, Flags.HasFlag(OpenFlags.Append) ? _file.Size : position);

    public override long Seek(long offset, Whence whence)
    {
        long position = whence switch
        {
            Whence.Start => offset,
            Whence.Current => unchecked(Position + offset),
            Whence.End => unchecked(_file.Size + offset),
            _ => _file.Seek(offset, data: whence == Whence.Data),
        };
        if (position < 0) throw new SyscallException(Errno.EINVAL);
        return Position = position;
    }

    public override void Allocate(AllocateMode mode, long offset, long length)
    {
        if (mode.HasFlag(AllocateMode.PunchHole)) _file.Punch(offset, offset + length);
        else _file.Allocate(offset, length, mode.HasFlag(AllocateMode.KeepSize));
    }

    public override int ReadableBytes() => (int)(_file.Size - Position);
}
