using Stateify.Files;

namespace Stateify.Fuzz;

/// <summary>A disk in memory for one file at a time.</summary>
/// <param name="bytes">The file that is on it.</param>
internal sealed class MemoryDisk(byte[] bytes) : IFileSystem
{
    private byte[] _bytes = bytes;

    /// <summary>Writes a state file with one section beside that of the graph.</summary>
    public static byte[] Write(byte[] image, StateFileWriterOptions options) => Write(
        new FileParts(new() { ["key"] = "value" }, [("first", "some bytes"u8.ToArray()), (StateFile.GraphSection, image)]),
        options);

    /// <summary>Writes a state file.</summary>
    /// <param name="parts">What it says.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="complete">Changes the sections before they are written, given what is going to protect them.</param>
    public static byte[] Write(FileParts parts, StateFileWriterOptions options, Action<FrameProtection>? complete = null)
    {
        MemoryDisk disk = new([]);
        using (StateFileWriter file = StateFileWriter.Create("/file", parts.Metadata, disk, options))
        {
            complete?.Invoke(file.FrameProtection);
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

    public RandomAccessSource OpenRead(string path) => new StreamSource(new MemoryStream(_bytes));

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
