namespace Stateify.Files;

/// <summary>A state file that goes to a stream, front to back. What was written cannot be taken back; the stream stays its owner's.</summary>
internal sealed class PendingStream(Stream stream) : PendingOutput((stream as FileStream)?.Name)
{
    private bool _isPending = true;

    public override bool IsSequential => true;

    public override bool IsPending => _isPending;

    public override void Publish()
    {
        RequireOpen();
        _isPending = false;
    }

    public override void Dispose() => _isPending = false;

    protected override void WriteBytes(long offset, ReadOnlySpan<byte> bytes) => stream.Write(bytes);

    protected override void SyncBytes() => stream.Flush();
}
