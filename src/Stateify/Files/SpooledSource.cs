using System.Buffers;

namespace Stateify.Files;

/// <summary>
/// What a stream that cannot seek has to give, as a source: kept as it is, so as protected as it is, in a temporary file that only this
/// process can open and that loses its name as soon as it has one.
/// </summary>
internal sealed class SpooledSource : RandomAccessSource
{
    private const int PieceSize = 1 << 20;

    private readonly FileStream _file;
    private readonly StateFileReaderOptions _options;
    private long _length;

    private SpooledSource(StateFileReaderOptions options)
    {
        _options = options;
        _file = Open(options.SpoolDirectory);
    }

    public override string? Path => null;

    public override long Length => _length;

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="start">What has been read of it already.</param>
    /// <param name="options">Where the file is to be, and how long it may become.</param>
    /// <exception cref="StateFileException">The stream or the disk failed, there is no such directory, or the stream is longer than that.</exception>
    public static async Task<SpooledSource> Read(ForwardStream stream, ReadOnlyMemory<byte> start, StateFileReaderOptions options)
    {
        SpooledSource source = new(options);
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            source.Append(start.Span);
            int count;
            int wanted;
            do
            {
                // One byte more than there may be shows that it is too long.
                wanted = (int)Math.Min(PieceSize - 1, options.MaxSpoolLength - source._length) + 1;
                count = await stream.Fill(piece.AsMemory(0, wanted)).ConfigureAwait(false);
                source.Append(piece.AsSpan(0, count));
            }
            while (count == wanted);
            return source;
        }
        catch
        {
            source.Dispose();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    public override void Dispose() => _file.Dispose();

    protected override int ReadSome(long offset, Span<byte> destination) => RandomAccess.Read(_file.SafeFileHandle, destination, offset);

    private static FileStream Open(string directory)
    {
        string path = System.IO.Path.Combine(directory, $"stateify-{System.IO.Path.GetRandomFileName()}");
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, BufferSize = 0 };
        if (OperatingSystem.IsWindows())
            options.Options = FileOptions.DeleteOnClose;
        else
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        FileStream? file = null;
        try
        {
            file = new FileStream(path, options);
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
            return file;
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error) || error is ArgumentException)
        {
            file?.Dispose();
            throw StateFileErrors.Translate(error, "Creating a temporary file to keep the stream in: opening", path);
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _options.MaxSpoolLength - _length)
            StateFileErrors.ThrowStreamTooLong(_options.SpoolDirectory, _options.MaxSpoolLength);
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, bytes, _length);
            _length += bytes.Length;
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw StateFileErrors.Translate(error, "Keeping the stream in a temporary file: writing", _options.SpoolDirectory);
        }
    }
}
