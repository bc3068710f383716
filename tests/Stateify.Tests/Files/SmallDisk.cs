using Stateify.Files;

namespace Stateify.Tests.Files;

/// <summary>The machine's file system with room for only so many bytes. Safe to write from several threads.</summary>
internal sealed class SmallDisk(long room) : IFileSystem
{
    private const int NoSpaceErrno = 28;

    private readonly DiskFileSystem _disk = DiskFileSystem.Instance;
    private long _room = room;

    public void CheckTarget(string path) => _disk.CheckTarget(path);

    public IOutputFile Create(string path) => new Output(this, _disk.Create(path));

    public void Rename(string source, string target) => _disk.Rename(source, target);

    public void RenameNew(string source, string target) => _disk.RenameNew(source, target);

    public void Link(string source, string target) => _disk.Link(source, target);

    public bool Exists(string path) => _disk.Exists(path);

    public void SyncDirectory(string directory) => _disk.SyncDirectory(directory);

    public void Delete(string path) => _disk.Delete(path);

    private sealed class Output(SmallDisk disk, IOutputFile file) : IOutputFile
    {
        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            if (Interlocked.Add(ref disk._room, -bytes.Length) < 0)
                throw new IOException("No space left on device", NoSpaceErrno);
            file.Write(offset, bytes);
        }

        public void Sync() => file.Sync();

        public void Dispose() => file.Dispose();
    }
}
