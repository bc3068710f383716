namespace Stateify.Tests.Files;

/// <summary>A stream that can only be read front to back, one byte at a time, as a bad connection; and that may break, or stall.</summary>
/// <param name="bytes">What it gives.</param>
internal sealed class NarrowStream(byte[] bytes) : MemoryStream(bytes)
{
    /// <summary>The place at which it fails; none by default.</summary>
    public int BreaksAt { get; init; } = -1;

    /// <summary>The place from which on nothing comes; none by default.</summary>
    public int StallsAt { get; init; } = -1;

    /// <summary>Ends when it stalls.</summary>
    public TaskCompletionSource Stalled { get; } = new();

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();

    public override int Read(Span<byte> buffer)
    {
        if (base.Position == BreaksAt)
            throw new IOException("injected", 5);
        return base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (base.Position == StallsAt)
        {
            Stalled.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        return Read(buffer.Span);
    }
}
