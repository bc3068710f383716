using System.Buffers.Binary;
using Stateify.Files;

namespace Stateify;

/// <summary>
/// What every state file says about itself in its first bytes, whatever its version and protection. Immutable, so safe to share
/// between threads.
/// </summary>
public sealed class StateFileHeader
{
    private readonly byte[] _bytes;

    internal StateFileHeader(
        byte[] bytes, uint formatVersion, IReadOnlyDictionary<string, string> metadata, int metadataEnd, uint checksum)
    {
        _bytes = bytes;
        FormatVersion = formatVersion;
        Metadata = metadata;
        MetadataEnd = metadataEnd;
        Checksum = checksum;
    }

    /// <summary>The version of the format the file is written in, from 1. It may be newer than this library.</summary>
    public uint FormatVersion { get; }

    /// <summary>The strings the writer put into the header, in ordinal order of their keys' UTF-8.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>What protects the file. A newer library may have protections that have no name here.</summary>
    public StateFileProtection Protection => (StateFileProtection)BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(22));

    /// <summary>The <see cref="IFrameCompression.Id"/> of the compression; 0 is none.</summary>
    public ushort CompressionId => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(20));

    /// <summary>0: there are no flags yet.</summary>
    internal uint Flags => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(16));

    /// <summary>The bytes the header occupies.</summary>
    internal int Size => _bytes.Length;

    /// <summary>The header but for its checksum.</summary>
    internal ReadOnlySpan<byte> Content => _bytes.AsSpan(0, _bytes.Length - StateFileFormat.ChecksumSize);

    /// <summary>Where the metadata ends, and the fields that only some versions have begin.</summary>
    internal int MetadataEnd { get; }

    /// <summary>The checksum of the header, by which the trailer names the header it belongs to.</summary>
    internal uint Checksum { get; }
}
