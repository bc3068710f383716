using Stateify.Files;

namespace Stateify.Tests.Files;

/// <summary>The machine's file system with a place to interfere before each operation that changes or reads something.</summary>
internal abstract class RealDisk : IFileSystem
{
    private readonly DiskFileSystem _disk = DiskFileSystem.Instance;

    public virtual bool CanExchange => true;

    public void CheckTarget(string path) => _disk.CheckTarget(path);

    public IOutputFile Create(string path)
    {
        Before("create", path);
        return new Output(this, path, _disk.Create(path));
    }

    public void Rename(string source, string target)
    {
        Before("rename", target);
        _disk.Rename(source, target);
    }

    public void RenameNew(string source, string target)
    {
        Before("rename", target);
        _disk.RenameNew(source, target);
    }

    public void Link(string source, string target)
    {
        Before("link", target);
        _disk.Link(source, target);
    }

    public bool Exists(string path) => _disk.Exists(path);

    public void SyncDirectory(string directory)
    {
        Before("sync directory", directory);
        _disk.SyncDirectory(directory);
    }

    public void Delete(string path)
    {
        Before("delete", path);
        _disk.Delete(path);
    }

    public RandomAccessSource OpenRead(string path)
    {
        try
        {
            Before("open", path);
        }
        catch (IOException error)
        {
            throw StateFileErrors.Translate(error, "Opening", path);
        }
        return _disk.OpenRead(path);
    }

    public void CreateDirectory(string path)
    {
        Before("create directory", path);
        _disk.CreateDirectory(path);
    }

    public bool DirectoryExists(string path) => _disk.DirectoryExists(path);

    public IReadOnlyList<string> NamesIn(string directory) => _disk.NamesIn(directory);

    public void RenameDirectory(string source, string target)
    {
        Before("rename directory", target);
        _disk.RenameDirectory(source, target);
    }

    public bool TryExchangeDirectories(string left, string right)
    {
        Before("exchange directories", right);
        return CanExchange && _disk.TryExchangeDirectories(left, right);
    }

    public void DeleteDirectory(string path)
    {
        Before("delete directory", path);
        _disk.DeleteDirectory(path);
    }

    /// <summary>Called before an operation, which does not happen if this throws.</summary>
    protected virtual void Before(string operation, string path)
    {
    }

    /// <summary>Called before a write, possibly on several threads at once; can write a part of the bytes.</summary>
    protected virtual void BeforeWrite(string path, IOutputFile file, long offset, ReadOnlySpan<byte> bytes) => Before("write", path);

    private sealed class Output(RealDisk disk, string path, IOutputFile file) : IOutputFile
    {
        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            disk.BeforeWrite(path, file, offset, bytes);
            file.Write(offset, bytes);
        }

        public void Sync()
        {
            disk.Before("sync", path);
            file.Sync();
        }

        public void Dispose() => file.Dispose();
    }
}
