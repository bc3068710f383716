using System.Buffers;
using System.Buffers.Binary;
using Stateify.Files;

namespace Stateify.Tests.Files;

/// <summary>Writes state files into memory and reads them from there.</summary>
internal static class StateFileBytes
{
    private const string Path = "/disk/a.state";

    public static byte[] Write(
        StateFileWriterOptions? options, Dictionary<string, string>? metadata, params (string Name, byte[] Bytes)[] sections)
    {
        VolatileDisk disk = new();
        using (StateFileWriter file = StateFileWriter.Create(Path, metadata, disk, options))
        {
            foreach ((string name, byte[] bytes) in sections)
            {
                using StateFileSectionWriter section = file.BeginSection(name);
                section.Write(bytes);
            }
            file.Commit();
        }
        return disk.AfterPowerLoss[Path];
    }

    public static StateFileReader Open(byte[] file, StateKey? key = null) =>
        StateFileReader.Open(new MemoryStream(file), new StateFileReaderOptions { Key = key });

    /// <summary>Reads everything there is, in every way.</summary>
    public static Dictionary<string, byte[]> ReadAll(byte[] file, StateKey? key = null)
    {
        using StateFileReader reader = Open(file, key);
        reader.Verify();
        return reader.Sections.ToDictionary(static section => section.Name, section =>
        {
            byte[] whole = reader.ReadSection(section.Name).ToArray();
            using MemoryStream copy = new();
            using Stream stream = reader.OpenSection(section.Name);
            stream.CopyTo(copy);
            Assert.True(whole.AsSpan().SequenceEqual(copy.ToArray()));
            return whole;
        });
    }

    /// <summary>Makes the checksum of a changed header right, and what the footer says of it.</summary>
    public static void RepairHeader(byte[] file)
    {
        int content = (int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(12)) - StateFileFormat.ChecksumSize;
        uint checksum = Crc32C.Compute(file.AsSpan(0, content));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(content), checksum);
        Span<byte> footer = file.AsSpan(file.Length - StateFileFormat.FooterSize);
        BinaryPrimitives.WriteUInt32LittleEndian(footer[28..], checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(footer[36..], Crc32C.Compute(footer[..36]));
    }

    public static byte[] Random(int length, int seed = 1)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
