using System.Security.Cryptography;

namespace Stateify.Memory;

/// <summary>What the metadata of an image says. Immutable, but for the extents.</summary>
/// <param name="Extents">What is allocated.</param>
/// <param name="Runs">What the image stores.</param>
/// <param name="Hashes">What all pages hold, stored here or in the images before; null if it was not noted.</param>
/// <param name="Parent">The identity of the state that a delta is relative to; null in a full image.</param>
internal sealed record ImageContents(PageExtents Extents, PageRun[] Runs, PageHashes? Hashes, byte[]? Parent)
{
    public const int IdentitySize = SHA256.HashSizeInBytes;

    /// <summary>
    /// The identity of the state, which allocations and contents alone determine: the same in a full image and in a chain, whatever
    /// protects them. Null without hashes.
    /// </summary>
    public byte[]? Identity()
    {
        if (Hashes is null)
            return null;
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("stateify memory state 1"u8);
        hash.AppendData(PageMetadata.EncodeAllocations(Extents));
        hash.AppendData(PageMetadata.EncodeResident(Hashes));
        hash.AppendData(Hashes.Bytes);
        return hash.GetHashAndReset();
    }
}
