namespace Stateify.Files;

/// <summary>A seekable stream, from its position at the start to its end, as a source. The stream stays its owner's to close.</summary>
internal sealed class StreamSource : RandomAccessSource
{
    private readonly Lock _lock = new();
    private readonly Stream _stream;
    private readonly long _start;

    public StreamSource(Stream stream)
    {
        if (!stream.CanRead || !stream.CanSeek)
        {
            throw new StateFileException(
                StateFileErrorCode.StreamNotSeekable, "The stream cannot be read at any position; copy it into a file or a MemoryStream first.");
        }
        _stream = stream;
        _start = stream.Position;
        Length = Math.Max(0, stream.Length - _start);
        Path = (stream as FileStream)?.Name;
    }

    public override string? Path { get; }

    public override long Length { get; }

    public override void Dispose()
    {
    }

    protected override int ReadSome(long offset, Span<byte> destination)
    {
        lock (_lock)
        {
            _stream.Position = _start + offset;
            return _stream.Read(destination);
        }
    }
}
