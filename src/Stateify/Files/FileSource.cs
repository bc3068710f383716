using Microsoft.Win32.SafeHandles;

namespace Stateify.Files;

/// <summary>A regular file of the machine as a source.</summary>
internal sealed class FileSource : RandomAccessSource
{
    private readonly SafeFileHandle _handle;

    private FileSource(string path, SafeFileHandle handle)
    {
        _handle = handle;
        Path = path;
        Length = RandomAccess.GetLength(handle);
    }

    /// <summary>The open file, to map it; closed with the source.</summary>
    public SafeFileHandle Handle => _handle;

    public override string Path { get; }

    public override long Length { get; }

    public static FileSource Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            string full = System.IO.Path.GetFullPath(path);
            FileKinds.RefuseUnlessRegularOrMissing(full);
            return new FileSource(full, File.OpenHandle(full, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete));
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error) || error is ArgumentException)
        {
            throw StateFileErrors.Translate(error, "Opening", path);
        }
    }

    public override void Dispose() => _handle.Dispose();

    protected override int ReadSome(long offset, Span<byte> destination) => RandomAccess.Read(_handle, destination, offset);
}
