using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Stateify.Files;

/// <summary>Frames with an HMAC-SHA-256 over header and payload as their tag.</summary>
internal sealed class AuthenticatedFrames : FrameProtection
{
    // One for each thread that was ever at work at the same time: a hash has state.
    private readonly ConcurrentBag<IncrementalHash> _idle = [];
    private readonly byte[] _key;

    public AuthenticatedFrames(ReadOnlySpan<byte> key) => _key = key.ToArray();

    public override int TagSize => FileKeys.MacSize;

    public override void Seal(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, Span<byte> stored)
    {
        payload.CopyTo(stored);
        ComputeTag(header, payload, stored[payload.Length..]);
    }

    public override bool TryOpen(ReadOnlySpan<byte> header, ReadOnlySpan<byte> stored, Span<byte> payload)
    {
        ReadOnlySpan<byte> content = stored[..^TagSize];
        Span<byte> tag = stackalloc byte[FileKeys.MacSize];
        ComputeTag(header, content, tag);
        if (!CryptographicOperations.FixedTimeEquals(tag, stored[^TagSize..]))
            return false;
        content.CopyTo(payload);
        return true;
    }

    /// <summary>Computes the tag of a frame.</summary>
    /// <param name="header">The fields of the frame's header.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="tag">Receives <see cref="TagSize"/> bytes.</param>
    public void ComputeTag(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, Span<byte> tag)
    {
        if (!_idle.TryTake(out IncrementalHash? hash))
            hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hash.AppendData(header);
        hash.AppendData(payload);
        hash.GetHashAndReset(tag);
        _idle.Add(hash);
    }
}
