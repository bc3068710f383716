using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Stateify.Files;

namespace Stateify.Checkpoints;

/// <summary>A file of a checkpoint as the manifest names it, so that no file of another checkpoint can pass for it.</summary>
/// <param name="Name">Its name in the directory.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Identity">What <see cref="IdentityOf"/> gives; empty if its bytes are checked by the checksums of another file.</param>
internal sealed record CheckpointFile(string Name, long Length, string Identity)
{
    private const string OfTrailer = "trailer-sha256:";
    private const int ReadSize = 1 << 20;

    /// <summary>Describes a file that has been written.</summary>
    /// <param name="directory">Where it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="fileSystem">Where the directory is.</param>
    public static CheckpointFile Describe(string directory, string name, IFileSystem fileSystem)
    {
        using RandomAccessSource source = fileSystem.OpenRead(Path.Combine(directory, name));
        return new CheckpointFile(name, source.Length, IdentityOf(source, name));
    }

    /// <summary>Throws unless a file is this one.</summary>
    public void Check(string directory, IFileSystem fileSystem)
    {
        string path = Path.Combine(directory, Name);
        if (!fileSystem.Exists(path))
            StateFileErrors.ThrowMismatch(path, "The manifest names a file that is missing");
        using RandomAccessSource source = fileSystem.OpenRead(path);
        if (source.Length != Length)
            StateFileErrors.ThrowMismatch(path, $"The file has {source.Length} bytes, and the manifest says {Length}");
        string identity;
        try
        {
            identity = IdentityOf(source, Name);
        }
        catch (StateFileException error) when (error.Code is StateFileErrorCode.Truncated or StateFileErrorCode.TrailerCorrupt)
        {
            identity = error.Problem;
        }
        if (!CryptographicOperations.FixedTimeEquals(StateFileFormat.StrictUtf8.GetBytes(identity), StateFileFormat.StrictUtf8.GetBytes(Identity)))
            StateFileErrors.ThrowMismatch(path, "The file is not the one that the manifest names");
    }

    /// <summary>
    /// What tells a file from every other. The trailer of a state file has the checksum, or under a key the MAC, of all of it, and is
    /// enough; pages are checked by the checksums, or under a key the tags, in their metadata.
    /// </summary>
    private static string IdentityOf(RandomAccessSource source, string name) =>
        CheckpointNames.ArePages(name) ? "" : OfTrailer + Hash(source, TrailerOffset(source));

    private static long TrailerOffset(RandomAccessSource source)
    {
        if (source.Length < StateFileFormat.FooterSize)
            StateFileErrors.ThrowTruncated(source.Path, source.Length);
        Span<byte> place = stackalloc byte[sizeof(long)];
        source.Read(source.Length - StateFileFormat.FooterSize, place);
        long offset = BinaryPrimitives.ReadInt64LittleEndian(place);
        if (offset < 0 || offset > source.Length - StateFileFormat.FooterSize)
            StateFileErrors.ThrowCorrupt(StateFileErrorCode.TrailerCorrupt, "The footer is impossible.", source.Path, source.Length - StateFileFormat.FooterSize);
        return offset;
    }

    private static string Hash(RandomAccessSource source, long start)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ReadSize);
        try
        {
            for (long offset = start; offset < source.Length; offset += ReadSize)
            {
                Span<byte> piece = buffer.AsSpan(0, (int)Math.Min(ReadSize, source.Length - offset));
                source.Read(offset, piece);
                hash.AppendData(piece);
            }
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
