using System.IO.Compression;
using Stateify.Tests.Graph;

namespace Stateify.Tests.Files;

/// <summary>A file in which lengths and places need more than 32 bits.</summary>
public sealed class LargeFileTests
{
    private const int PieceLength = 1 << 20;
    private const long FourGiB = 4L << 30;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_section_of_more_than_four_gibibytes_and_what_is_behind_it_can_be_read(bool isCompressed)
    {
        byte[] zeros = new byte[PieceLength];
        using SparseStream stream = new();
        StateFileWriterOptions options = new() { Compression = isCompressed ? FrameCompression.Deflate(CompressionLevel.Fastest) : null };
        using (StateFileWriter file = StateFileWriter.Create(stream, options: options))
        {
            using (StateFileSectionWriter section = file.BeginSection("long"))
            {
                for (long length = 0; length <= FourGiB; length += zeros.Length)
                    section.Write(zeros);
                section.Write("the end"u8);
            }
            using (StateFileSectionWriter section = file.BeginSection("behind"))
                section.Write("here"u8);
            file.Commit();
        }

        stream.Position = 0;
        using StateFileReader reader = StateFileReader.Open(stream);
        using Stream found = reader.OpenSection("long");
        Assert.Equal(FourGiB + PieceLength + "the end".Length, found.Length);
        Assert.Equal("\0the end"u8, Read(found, FourGiB + PieceLength - 1));
        Assert.Equal("\0\0\0\0"u8, Read(found, FourGiB - 2)[..4]);
        using Stream behind = reader.OpenSection("behind");
        Assert.Equal("here"u8, Read(behind, 0));
    }

    private static byte[] Read(Stream section, long position)
    {
        section.Position = position;
        byte[] bytes = new byte[(int)Math.Min(section.Length - position, 8)];
        section.ReadExactly(bytes);
        return bytes;
    }
}
