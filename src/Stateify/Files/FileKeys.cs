using System.Security.Cryptography;

namespace Stateify.Files;

/// <summary>
/// The keys of one protected file, derived from the user's key and the file's salt, and what is done with them outside of frames: the
/// header's block and the trailer's MAC. FORMAT.md has the layout. Safe to use from several threads.
/// </summary>
internal sealed class FileKeys
{
    public const int MacSize = HMACSHA256.HashSizeInBytes;

    /// <summary>The bytes that a protected file's header has behind the metadata: salt, key check, MAC.</summary>
    public const int HeaderBlockSize = SaltSize + CheckSize + MacSize;

    private const int SaltSize = 32;
    private const int CheckSize = 16;
    private const int KeySize = 32;

    // Where the header names the protection, for errors.
    private const int ProtectionOffset = 22;

    private readonly byte[] _salt;
    private readonly byte[] _derived;

    private FileKeys(StateKey key, ReadOnlySpan<byte> salt)
    {
        _salt = salt.ToArray();
        _derived = GC.AllocateUninitializedArray<byte>(CheckSize + (3 * KeySize), pinned: true);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Bytes, _derived, salt, "stateify state file 2"u8);
    }

    /// <summary>The key of all frames.</summary>
    public ReadOnlySpan<byte> FrameKey => _derived.AsSpan(CheckSize + KeySize, KeySize);

    // Tells a wrong key from a forged header, and nothing about the other keys.
    private ReadOnlySpan<byte> Check => _derived.AsSpan(0, CheckSize);

    private ReadOnlySpan<byte> HeaderKey => _derived.AsSpan(CheckSize, KeySize);

    private ReadOnlySpan<byte> TrailerKey => _derived.AsSpan(CheckSize + (2 * KeySize), KeySize);

    /// <summary>The keys of a new file.</summary>
    public static FileKeys Create(StateKey key)
    {
        Span<byte> salt = stackalloc byte[SaltSize];
        RandomNumberGenerator.Fill(salt);
        return new FileKeys(key, salt);
    }

    /// <summary>The keys of a file being read, whose header they prove to be the one that was written; null for an unprotected one.</summary>
    public static FileKeys? Open(StateFileHeader header, StateKey? key, string? path)
    {
        int blockSize = header.Protection == StateFileProtection.None ? 0 : HeaderBlockSize;
        ReadOnlySpan<byte> content = header.Content;
        if (content.Length != header.MetadataEnd + blockSize)
            StateFileErrors.ThrowCorrupt(StateFileErrorCode.HeaderCorrupt, "The header has an impossible length.", path, header.MetadataEnd);
        if (blockSize == 0)
        {
            if (key is null)
                return null;
            throw new StateFileException(
                StateFileErrorCode.KeyNotExpected,
                "The file is not protected, so the key proves nothing about it. Open it without a key, unless somebody has replaced it.",
                path,
                ProtectionOffset);
        }
        if (key is null)
        {
            throw new StateFileException(
                StateFileErrorCode.KeyRequired,
                $"The file is protected ({header.Protection}); open it with the key it was written with.",
                path,
                ProtectionOffset);
        }

        ReadOnlySpan<byte> block = content[header.MetadataEnd..];
        FileKeys keys = new(key, block[..SaltSize]);
        if (!CryptographicOperations.FixedTimeEquals(keys.Check, block.Slice(SaltSize, CheckSize)))
            throw new StateFileException(StateFileErrorCode.WrongKey, "The file was written with another key; open it with that one.", path, header.MetadataEnd);
        Span<byte> mac = stackalloc byte[MacSize];
        HMACSHA256.HashData(keys.HeaderKey, content[..^MacSize], mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, block[^MacSize..]))
            StateFileErrors.ThrowCorrupt(StateFileErrorCode.HeaderCorrupt, "The header is not the one that was written with the key.", path, 0);
        return keys;
    }

    /// <summary>Fills the block at the end of <paramref name="content"/>, a header without its checksum that is complete otherwise.</summary>
    public void WriteHeaderBlock(Span<byte> content)
    {
        Span<byte> block = content[^HeaderBlockSize..];
        _salt.CopyTo(block);
        Check.CopyTo(block[SaltSize..]);
        HMACSHA256.HashData(HeaderKey, content[..^MacSize], block[^MacSize..]);
    }

    /// <summary>The MAC of a trailer. The salt, which is the file's alone, says which header it belongs to.</summary>
    /// <param name="index">The index without its MAC.</param>
    /// <param name="places">The first fields of the footer: the places of index and end.</param>
    /// <param name="mac">Receives the MAC.</param>
    public void ComputeTrailerMac(ReadOnlySpan<byte> index, ReadOnlySpan<byte> places, Span<byte> mac)
    {
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, TrailerKey);
        hash.AppendData(index);
        hash.AppendData(places);
        hash.GetHashAndReset(mac);
    }
}
