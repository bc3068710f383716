using Stateify.Files;

namespace Stateify.Tests.Files;

/// <summary>The machine's file system with room for only so many bytes. Safe to write from several threads.</summary>
internal sealed class SmallDisk(long room) : RealDisk
{
    private const int NoSpaceErrno = 28;

    private long _room = room;

    protected override void BeforeWrite(string path, IOutputFile file, long offset, ReadOnlySpan<byte> bytes)
    {
        if (Interlocked.Add(ref _room, -bytes.Length) < 0)
            throw new IOException("No space left on device", NoSpaceErrno);
    }
}
