namespace Stateify.Files;

/// <summary>
/// What is done to the payload of a frame so that only who has the key can write, or read, it. Stored bytes are the payload, as it is
/// or encrypted, and a tag, which proves payload and frame header. Safe to use from several threads.
/// </summary>
internal abstract class FrameProtection
{
    /// <summary>The bytes that stored bytes have more than the payload.</summary>
    public abstract int TagSize { get; }

    public static FrameProtection Create(StateFileProtection protection, FileKeys? keys) => protection switch
    {
        StateFileProtection.Authenticated => new AuthenticatedFrames(keys!.FrameKey),
        StateFileProtection.Encrypted => new EncryptedFrames(keys!.FrameKey),
        _ => PlainFrames.Instance,
    };

    /// <summary>Makes stored bytes.</summary>
    /// <param name="header">The fields of the frame's header, without its checksum.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="stored">Receives the bytes: <see cref="TagSize"/> more than the payload has.</param>
    public abstract void Seal(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, Span<byte> stored);

    /// <summary>Takes the payload out of stored bytes; writes nothing, or zeros, if they are not those that were sealed with that header.</summary>
    /// <returns>Whether they are.</returns>
    public abstract bool TryOpen(ReadOnlySpan<byte> header, ReadOnlySpan<byte> stored, Span<byte> payload);

    /// <summary>The part of the stored bytes that the frame's checksum covers: what a tag proves needs no other proof.</summary>
    public ReadOnlySpan<byte> Checksummed(ReadOnlySpan<byte> stored) => TagSize == 0 ? stored : stored[^TagSize..];
}
