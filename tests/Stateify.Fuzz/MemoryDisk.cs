using Stateify.Files;

namespace Stateify.Fuzz;

/// <summary>A disk in memory for one file at a time.</summary>
internal sealed class MemoryDisk : IFileSystem
{
    private byte[] _bytes = [];

    /// <summary>Writes a state file with one section beside that of the graph.</summary>
    public static byte[] Write(byte[] image, StateFileWriterOptions options) => Write(
        new FileParts(new() { ["key"] = "value" }, [("first", "some bytes"u8.ToArray()), (StateFile.GraphSection, image)]),
        options);

    /// <summary>Writes a state file.</summary>
    public static byte[] Write(FileParts parts, StateFileWriterOptions options)
    {
        MemoryDisk disk = new();
        using (StateFileWriter file = StateFileWriter.Create("/file", parts.Metadata, disk, options))
        {
            foreach ((string name, byte[] bytes) in parts.Sections)
            {
                using StateFileSectionWriter section = file.BeginSection(name);
                section.Write(bytes);
            }
            file.Commit();
        }
        return disk._bytes;
    }

    public void CheckTarget(string path)
    {
    }

    public IOutputFile Create(string path) => new Output(this);

    public void Rename(string source, string target)
    {
    }

    public void RenameNew(string source, string target)
    {
    }

    public bool Exists(string path) => false;

    public void SyncDirectory(string directory)
    {
    }

    public void Delete(string path)
    {
    }

    public void Link(string source, string target) => throw new NotSupportedException();

    public RandomAccessSource OpenRead(string path) => throw new NotSupportedException();

    public void CreateDirectory(string path) => throw new NotSupportedException();

    public bool DirectoryExists(string path) => throw new NotSupportedException();

    public IReadOnlyList<string> NamesIn(string directory) => throw new NotSupportedException();

    public void RenameDirectory(string source, string target) => throw new NotSupportedException();

    public bool TryExchangeDirectories(string left, string right) => throw new NotSupportedException();

    public void DeleteDirectory(string path) => throw new NotSupportedException();

    private sealed class Output(MemoryDisk disk) : IOutputFile
    {
        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            lock (disk)
            {
                if (disk._bytes.Length < offset + bytes.Length)
                    Array.Resize(ref disk._bytes, (int)offset + bytes.Length);
                bytes.CopyTo(disk._bytes.AsSpan((int)offset));
            }
        }

        public void Sync()
        {
        }

        public void Dispose()
        {
        }
    }
}
