using Stateify.Files;

namespace Stateify.Tests.Files;

/// <summary>The process died: nothing it does afterwards, not even cleaning up, has an effect.</summary>
internal sealed class DiedException : Exception;

/// <summary>
/// A disk in memory that forgets what was not flushed, and can stop, or fail, at the n-th operation. Safe to write from several threads.
/// </summary>
internal sealed class VolatileDisk : IFileSystem
{
    private readonly Dictionary<string, Content> _names = new(StringComparer.Ordinal);
    private Dictionary<string, Content> _durableNames = new(StringComparer.Ordinal);
    private bool _dead;

    /// <summary>The operations that were started.</summary>
    public int Operations { get; private set; }

    /// <summary>The operation, from 1, that does not happen; every one after it has no effect either.</summary>
    public int DieAt { get; init; }

    /// <summary>The operation, from 1, that fails with <see cref="FailWith"/>.</summary>
    public int FailAt { get; init; }

    public IOException? FailWith { get; init; }

    /// <summary>The names and contents a new process would find after this one died.</summary>
    public IReadOnlyDictionary<string, byte[]> AfterProcessDeath => _names.ToDictionary(static name => name.Key, static name => name.Value.Bytes);

    /// <summary>What would be found after a loss of power: only what was flushed.</summary>
    public IReadOnlyDictionary<string, byte[]> AfterPowerLoss => _durableNames.ToDictionary(static name => name.Key, static name => name.Value.Durable);

    /// <summary>What would be found after a loss of power when the file system happened to keep names, but not contents, that were not flushed.</summary>
    public IReadOnlyDictionary<string, byte[]> AfterPowerLossKeepingNames => _names.ToDictionary(static name => name.Key, static name => name.Value.Durable);

    /// <summary>Puts a file onto the disk as if written long ago.</summary>
    public void Seed(string path, byte[] bytes) => _names[path] = _durableNames[path] = new Content { Bytes = bytes, Durable = bytes };

    public void CheckTarget(string path)
    {
    }

    public IOutputFile Create(string path)
    {
        Content content = new();
        if (Step())
            Assert.True(_names.TryAdd(path, content));
        return new Output(this, content);
    }

    public void Rename(string source, string target)
    {
        if (!Step())
            return;
        _names[target] = _names[source];
        _names.Remove(source);
    }

    public void RenameNew(string source, string target)
    {
        if (_names.ContainsKey(target))
            throw new IOException("File exists", 17);
        Rename(source, target);
    }

    public void Link(string source, string target)
    {
        if (Step())
            _names.Add(target, _names[source]);
    }

    public bool Exists(string path) => _names.ContainsKey(path);

    public void SyncDirectory(string directory)
    {
        if (Step())
            _durableNames = new Dictionary<string, Content>(_names, StringComparer.Ordinal);
    }

    public void Delete(string path)
    {
        if (!_dead)
            _names.Remove(path);
    }

    public RandomAccessSource OpenRead(string path) => new StreamSource(new MemoryStream(_names[path].Bytes));

    public void CreateDirectory(string path) => throw NoDirectories();

    public bool DirectoryExists(string path) => false;

    public IReadOnlyList<string> NamesIn(string directory) =>
        [.. _names.Keys.Where(path => Path.GetDirectoryName(path) == directory).Select(static path => Path.GetFileName(path))];

    public void RenameDirectory(string source, string target) => throw NoDirectories();

    public bool TryExchangeDirectories(string left, string right) => throw NoDirectories();

    public void DeleteDirectory(string path) => throw NoDirectories();

    private static NotSupportedException NoDirectories() => new("This disk has files only.");

    private bool Step()
    {
        if (_dead)
            return false;
        Operations++;
        if (Operations == DieAt)
        {
            _dead = true;
            throw new DiedException();
        }
        if (Operations == FailAt)
            throw FailWith!;
        return true;
    }

    private sealed class Content
    {
        public byte[] Bytes { get; set; } = [];

        public byte[] Durable { get; set; } = [];
    }

    private sealed class Output(VolatileDisk disk, Content content) : IOutputFile
    {
        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            lock (disk._names)
            {
                if (!disk.Step())
                    return;
                byte[] grown = new byte[Math.Max(content.Bytes.Length, offset + bytes.Length)];
                content.Bytes.CopyTo(grown, 0);
                bytes.CopyTo(grown.AsSpan((int)offset));
                content.Bytes = grown;
            }
        }

        public void Sync()
        {
            if (disk.Step())
                content.Durable = content.Bytes;
        }

        public void Dispose()
        {
        }
    }
}
