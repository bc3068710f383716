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

    /// <summary>Why there is no more of the stream; null if it was read to its end.</summary>
    public StateFileException? Interruption { get; private set; }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="start">What has been read of it already.</param>
    /// <param name="options">Where the file is to be, and how long it may become.</param>
    /// <exception cref="StateFileException">The stream or the disk failed, there is no such directory, or the stream is longer than that.</exception>
    public static async Task<SpooledSource> Read(ForwardStream stream, ReadOnlyMemory<byte> start, StateFileReaderOptions options)
    {
        SpooledSource source = new(options);
        try
        {
            source.Append(start.Span);
            await source.Keep(stream).ConfigureAwait(false);
            return source;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Reads a stream to its end, or as far as it and the disk go: see <see cref="Interruption"/>.</summary>
    /// <exception cref="StateFileException">There is no such directory, or the stream is longer than the options allow.</exception>
    public static async Task<SpooledSource> ReadWhatComes(ForwardStream stream, StateFileReaderOptions options)
    {
        SpooledSource source = new(options);
        try
        {
            await source.Keep(stream).ConfigureAwait(false);
        }
        catch (StateFileException interruption) when (interruption.Code != StateFileErrorCode.StreamTooLong)
        {
            source.Interruption = interruption;
        }
        catch
        {
            source.Dispose();
            throw;
        }
        return source;
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

    private async Task Keep(ForwardStream stream)
    {
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            int count;
            do
            {
                // As it comes: what came before the stream broke may be all that somebody will ever have. One byte more than there may be
                // shows that it is too long.
                int wanted = (int)Math.Min(PieceSize - 1, _options.MaxSpoolLength - _length) + 1;
                count = await stream.Read(piece.AsMemory(0, wanted)).ConfigureAwait(false);
                Append(piece.AsSpan(0, count));
            }
            while (count > 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
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
            // A disk that becomes full has taken the beginning.
            _length = RandomAccess.GetLength(_file.SafeFileHandle);
            throw StateFileErrors.Translate(error, "Keeping the stream in a temporary file: writing", _options.SpoolDirectory);
        }
    }
}
