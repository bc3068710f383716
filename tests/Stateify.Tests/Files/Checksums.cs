using System.Buffers.Binary;
using Stateify.Files;

namespace Stateify.Tests.Files;

/// <summary>
/// What somebody who changes a state file has to do so that no checksum finds it: the checksums of a sound file, computed again, in the
/// order in which they cover each other.
/// </summary>
internal sealed class Checksums
{
    private const int FooterSize = 48;
    private const int FrameHeaderSize = 32;

    private readonly List<(int Place, Func<byte[], uint> Compute)> _checksums = [];

    /// <summary>Finds the checksums of a file.</summary>
    /// <param name="file">A sound file.</param>
    /// <param name="tagSize">What protection adds to a frame.</param>
    /// <param name="key">Its key.</param>
    public Checksums(byte[] file, int tagSize = 0, StateKey? key = null)
    {
        HeaderSize = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(12));
        Add(HeaderSize - 4, 0, HeaderSize - 4);
        Footer = file.Length - FooterSize;
        IndexOffset = (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(Footer));
        using StateFileReader reader = StateFileBytes.Open(file, key);
        int offset = HeaderSize;
        int entry = IndexOffset + 4;
        foreach (StateFileSection section in reader.Sections)
        {
            entry += 4 + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(entry)) + 24;
            for (long frame = 0; frame < StateFileFormat.FrameCount(section.Length); frame++)
            {
                AddFrame(offset, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(entry)), tagSize, entry + 4);
                offset += FrameHeaderSize + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(entry));
                entry += 8;
            }
        }
        Add(Footer + 24, IndexOffset, Footer - IndexOffset);
        int headerChecksum = HeaderSize - 4;
        _checksums.Add((Footer + 28, bytes => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(headerChecksum))));
        Add(Footer + 36, Footer, 36);
    }

    public int HeaderSize { get; }

    public int IndexOffset { get; }

    public int Footer { get; }

    /// <summary>The frames, as places in the file.</summary>
    public List<Range> Frames { get; } = [];

    /// <summary>Makes all checksums of a changed file right.</summary>
    public void Repair(byte[] file)
    {
        foreach ((int place, Func<byte[], uint> compute) in _checksums)
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(place), compute(file));
    }

    private void AddFrame(int offset, int storedLength, int tagSize, int indexPlace)
    {
        int end = offset + FrameHeaderSize + storedLength;
        int covered = tagSize == 0 ? offset + FrameHeaderSize : end - tagSize;
        Frames.Add(offset..end);
        _checksums.Add((offset + 28, bytes => Crc32C.Append(Crc32C.Compute(bytes.AsSpan(offset, 28)), bytes.AsSpan(covered, end - covered))));
        _checksums.Add((indexPlace, bytes => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(offset + 28))));
    }

    private void Add(int place, int start, int length) => _checksums.Add((place, bytes => Crc32C.Compute(bytes.AsSpan(start, length))));
}
