namespace Stateify.Files;

/// <summary>Frames without protection: the checksum is all they have.</summary>
internal sealed class PlainFrames : FrameProtection
{
    private PlainFrames()
    {
    }

    public static PlainFrames Instance { get; } = new();

    public override int TagSize => 0;

    public override void Seal(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, Span<byte> stored) => payload.CopyTo(stored);

    public override bool TryOpen(ReadOnlySpan<byte> header, ReadOnlySpan<byte> stored, Span<byte> payload)
    {
        stored.CopyTo(payload);
        return true;
    }
}
