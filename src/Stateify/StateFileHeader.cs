namespace Stateify;

/// <summary>
/// What every state file says about itself in its first bytes, whatever its version and protection. Immutable, so safe to share
/// between threads.
/// </summary>
public sealed class StateFileHeader
{
    internal StateFileHeader(uint formatVersion, IReadOnlyDictionary<string, string> metadata, ulong features, int size, uint checksum)
    {
        FormatVersion = formatVersion;
        Metadata = metadata;
        Features = features;
        Size = size;
        Checksum = checksum;
    }

    /// <summary>The version of the format the file is written in, from 1. It may be newer than this library.</summary>
    public uint FormatVersion { get; }

    /// <summary>The strings the writer put into the header, in ordinal order of their keys' UTF-8.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Flags, compression and protection; 0 when the file uses none of them.</summary>
    internal ulong Features { get; }

    /// <summary>The bytes the header occupies.</summary>
    internal int Size { get; }

    /// <summary>The checksum of the header, by which the trailer names the header it belongs to.</summary>
    internal uint Checksum { get; }
}
