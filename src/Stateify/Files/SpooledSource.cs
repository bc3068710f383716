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
    private long _length;

    private SpooledSource(FileStream file) => _file = file;

    public override string? Path => null;

    public override long Length => _length;

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="directory">Where the file is to be.</param>
    /// <param name="token">Ends the reading after each MiB.</param>
    /// <exception cref="StateFileException">The stream or the disk failed, or there is no such directory.</exception>
    public static SpooledSource Read(Stream stream, string directory, CancellationToken token) =>
        Read(stream, directory, isAsynchronous: false, token).GetAwaiter().GetResult();

    /// <summary>The same, where the token ends it at any time.</summary>
    public static Task<SpooledSource> ReadAsync(Stream stream, string directory, CancellationToken token) =>
        Read(stream, directory, isAsynchronous: true, token);

    public override void Dispose() => _file.Dispose();

    protected override int ReadSome(long offset, Span<byte> destination) => RandomAccess.Read(_file.SafeFileHandle, destination, offset);

    private static async Task<SpooledSource> Read(Stream stream, string directory, bool isAsynchronous, CancellationToken token)
    {
        SpooledSource source = new(Open(directory));
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            int count;
            do
            {
                token.ThrowIfCancellationRequested();
                count = await ReadPiece(stream, piece.AsMemory(0, PieceSize), isAsynchronous, token).ConfigureAwait(false);
                source.Append(piece.AsSpan(0, count), directory);
            }
            while (count == PieceSize);
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

    /// <summary>Reads until the piece is full or the stream at its end.</summary>
    private static async ValueTask<int> ReadPiece(Stream stream, Memory<byte> piece, bool isAsynchronous, CancellationToken token)
    {
        try
        {
            return isAsynchronous
                ? await stream.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, token).ConfigureAwait(false)
                : stream.ReadAtLeast(piece.Span, piece.Length, throwOnEndOfStream: false);
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw StateFileErrors.Translate(error, "Reading", null);
        }
    }

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

    private void Append(ReadOnlySpan<byte> bytes, string directory)
    {
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, bytes, _length);
            _length += bytes.Length;
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw StateFileErrors.Translate(error, "Keeping the stream in a temporary file: writing", directory);
        }
    }
}
