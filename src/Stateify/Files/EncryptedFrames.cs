using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Stateify.Files;

/// <summary>
/// Frames encrypted by AES-256-GCM, with the header as associated data. The nonce is section and number of the frame: the key is the
/// file's alone and a writer seals each frame once, so no nonce is used twice.
/// </summary>
internal sealed class EncryptedFrames : FrameProtection
{
    private const int GcmTagSize = 16;

    // One for each thread that was ever at work at the same time: a cipher has state.
    private readonly ConcurrentBag<AesGcm> _idle = [];
    private readonly byte[] _key;

    public EncryptedFrames(ReadOnlySpan<byte> key) => _key = key.ToArray();

    public override int TagSize => GcmTagSize;

    public override void Seal(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, Span<byte> stored)
    {
        AesGcm cipher = Take();
        cipher.Encrypt(FrameHeader.Place(header), payload, stored[..payload.Length], stored[payload.Length..], header);
        _idle.Add(cipher);
    }

    public override bool TryOpen(ReadOnlySpan<byte> header, ReadOnlySpan<byte> stored, Span<byte> payload)
    {
        AesGcm cipher = Take();
        try
        {
            cipher.Decrypt(FrameHeader.Place(header), stored[..^TagSize], stored[^TagSize..], payload, header);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        finally
        {
            _idle.Add(cipher);
        }
    }

    private AesGcm Take() => _idle.TryTake(out AesGcm? cipher) ? cipher : new AesGcm(_key, GcmTagSize);
}
