namespace Stateify.Files;

/// <summary>
/// The bytes of a file being read. Every failure to read is a <see cref="StateFileException"/>, reading past the end too.
/// Implementations allow reads from several threads.
/// </summary>
internal abstract class RandomAccessSource : IDisposable
{
    /// <summary>The name of the file, for errors.</summary>
    public abstract string? Path { get; }

    /// <summary>The bytes there are, measured when the source was opened.</summary>
    public abstract long Length { get; }

    /// <summary>Fills <paramref name="destination"/> from the bytes at <paramref name="offset"/> on.</summary>
    public void Read(long offset, Span<byte> destination)
    {
        try
        {
            while (!destination.IsEmpty)
            {
                int read = ReadSome(offset, destination);
                if (read == 0)
                    StateFileErrors.ThrowTruncated(Path, offset);
                destination = destination[read..];
                offset += read;
            }
        }
        catch (Exception error) when (StateFileErrors.IsFromFileSystem(error))
        {
            throw StateFileErrors.Translate(error, "Reading", Path);
        }
    }

    public abstract void Dispose();

    protected abstract int ReadSome(long offset, Span<byte> destination);
}
