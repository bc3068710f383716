using System.Security.Cryptography;

namespace Stateify.Memory;

/// <summary>What the metadata of an image says. Immutable, but for the extents.</summary>
/// <param name="Path">The file of the metadata, for errors.</param>
/// <param name="Extents">What is allocated.</param>
/// <param name="Runs">What the image stores.</param>
/// <param name="Hashes">What all pages hold, stored here or in the images before; null if it was not noted.</param>
/// <param name="Parent">The identity of the state that a delta is relative to; null in a full image.</param>
/// <param name="StatedIdentity">What the metadata says to be the state's identity; null if it says nothing.</param>
internal sealed record ImageContents(
    string Path, PageExtents Extents, PageRun[] Runs, PageHashes? Hashes, byte[]? Parent, byte[]? StatedIdentity = null)
{
    public const int IdentitySize = SHA256.HashSizeInBytes;

    /// <summary>
    /// The identity of the state, which allocations and contents alone determine: the same in a full image and in a chain, whatever
    /// protects them. Only if there are hashes.
    /// </summary>
    /// <exception cref="MemoryFileException">The metadata says something else.</exception>
    public byte[] Identity()
    {
        ArgumentNullException.ThrowIfNull(Hashes);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("stateify memory state 1"u8);
        hash.AppendData(PageMetadata.EncodeAllocations(Extents));
        hash.AppendData(PageMetadata.EncodeResident(Hashes));
        hash.AppendData(Hashes.Bytes);
        byte[] identity = hash.GetHashAndReset();
        if (StatedIdentity is not null && !identity.AsSpan().SequenceEqual(StatedIdentity))
        {
            throw new MemoryFileException(
                MemoryFileErrorCode.ImageMetadataCorrupt, "The image says to be of another state than it is. Use another checkpoint.", Path);
        }
        return identity;
    }
}
