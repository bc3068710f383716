using Stateify.Files;
using Stateify.Wire;

namespace Stateify.Checkpoints;

/// <summary>
/// Takes a graph's image and keeps its head until that is complete, because the header of a checkpoint that goes to a stream comes
/// before the graph and says what types it has. Everything else is passed on at once. Can only be written.
/// </summary>
/// <param name="open">Begins what the image goes to, which is disposed of with this.</param>
internal sealed class GraphHead(Func<SchemaFingerprint, Stream> open) : WriteOnlyStream
{
    private readonly MemoryStream _head = new();
    private Stream? _target;

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

    protected override void Dispose(bool disposing)
    {
        _target?.Dispose();
        _head.Dispose();
        base.Dispose(disposing);
    }

    private bool IsComplete() => _head.Length >= ImageFormat.HeaderLength
        && _head.Length >= ImageFormat.HeaderLength + SchemaFingerprint.SchemaLength(_head.GetBuffer());
}
