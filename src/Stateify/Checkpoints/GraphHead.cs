using Stateify.Wire;

namespace Stateify.Checkpoints;

/// <summary>
/// Takes a graph's image and keeps its head until that is complete, because the header of a checkpoint that goes to a stream comes
/// before the graph and says what types it has. Everything else is passed on at once. Can only be written.
/// </summary>
/// <param name="open">Begins what the image goes to, which is disposed of with this.</param>
internal sealed class GraphHead(Func<SchemaFingerprint, Stream> open) : Stream
{
    private readonly MemoryStream _head = new();
    private Stream? _target;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_target is not null)
        {
            _target.Write(buffer);
            return;
        }
        _head.Write(buffer);
        if (!IsComplete())
            return;
        _head.Position = 0;
        _target = open(SchemaFingerprint.Of(_head));
        _target.Write(_head.GetBuffer().AsSpan(0, (int)_head.Length));
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _target?.Dispose();
        _head.Dispose();
        base.Dispose(disposing);
    }

    private bool IsComplete() => _head.Length >= ImageFormat.HeaderLength
        && _head.Length >= ImageFormat.HeaderLength + SchemaFingerprint.SchemaLength(_head.GetBuffer());
}
