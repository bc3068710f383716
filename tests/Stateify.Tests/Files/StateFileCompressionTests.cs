using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Stateify.Files;

namespace Stateify.Tests.Files;

public sealed class StateFileCompressionTests
{
    private const int Frame = StateFileFormat.FrameSize;

    private static readonly StateKey Key = new(StateFileBytes.Random(StateKey.Size));

    // A quarter of every kilobyte is random, the rest the same.
    private static readonly byte[] Compressible = MakeCompressible((FrameBatch.Capacity * Frame) + (2 * Frame) + 1234);

    public static TheoryData<string, StateFileProtection> Kinds
    {
        get
        {
            TheoryData<string, StateFileProtection> kinds = [];
            foreach (string name in (string[])["deflate", "zlib", "brotli", "own"])
            {
                foreach (StateFileProtection protection in Enum.GetValues<StateFileProtection>())
                    kinds.Add(name, protection);
            }
            return kinds;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Compressed_sections_come_back_and_are_smaller(string name, StateFileProtection protection)
    {
        byte[] file = StateFileBytes.Write(Options(name, protection), null, ("s", Compressible), ("empty", []), ("one", [7]));

        Assert.True(file.Length < Compressible.Length * 3 / 4);
        using StateFileReader reader = Open(file, protection);
        reader.Verify();
        Assert.True(Compressible.AsSpan().SequenceEqual(reader.ReadSection("s").ToArray()));
        Assert.True(reader.ReadSection("empty").IsEmpty);
        Assert.Equal([7], reader.ReadSection("one").ToArray());
        using Stream stream = reader.OpenSection("s");
        stream.Position = (2 * Frame) - 1;
        byte[] across = new byte[2];
        stream.ReadExactly(across);
        Assert.Equal(Compressible[((2 * Frame) - 1)..((2 * Frame) + 1)], across);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_cannot_be_compressed_is_stored_as_it_is(string name, StateFileProtection protection)
    {
        byte[] random = StateFileBytes.Random(Frame + 100);

        byte[] file = StateFileBytes.Write(Options(name, protection), null, ("s", random));
        byte[] uncompressed = StateFileBytes.Write(
            new() { Protection = protection, Key = KeyFor(protection) }, null, ("s", random));

        Assert.Equal(uncompressed.Length, file.Length);
        using StateFileReader reader = Open(file, protection);
        Assert.True(random.AsSpan().SequenceEqual(reader.ReadSection("s").ToArray()));
    }

    [Fact]
    public void The_same_contents_and_level_give_the_same_bytes()
    {
        StateFileWriterOptions options = new() { Compression = FrameCompression.Brotli(5) };

        Assert.Equal(
            StateFileBytes.Write(options, null, ("s", Compressible[..(3 * Frame)])),
            StateFileBytes.Write(options, null, ("s", Compressible[..(3 * Frame)])));
    }

    [Fact]
    public void Levels_matter()
    {
        int fast = StateFileBytes.Write(new() { Compression = FrameCompression.ZLib(CompressionLevel.Fastest) }, null, ("s", Text())).Length;
        int small = StateFileBytes.Write(new() { Compression = FrameCompression.ZLib(CompressionLevel.SmallestSize) }, null, ("s", Text())).Length;
        int smaller = StateFileBytes.Write(new() { Compression = FrameCompression.Brotli(9) }, null, ("s", Text())).Length;

        Assert.True(smaller < small && small < fast, $"{smaller} {small} {fast}");

        static byte[] Text() => [.. Enumerable.Range(0, 20_000).SelectMany(static i => System.Text.Encoding.ASCII.GetBytes($"{i * i % 977},"))];
    }

    [Fact]
    public void A_compressed_frame_is_laid_out_as_described()
    {
        byte[] raw = new byte[5000];
        byte[] deflate = Payload(FrameCompression.Deflate());
        byte[] zlib = Payload(FrameCompression.ZLib());
        byte[] brotli = Payload(FrameCompression.Brotli());

        using DeflateStream deflated = new(new MemoryStream(deflate), CompressionMode.Decompress);
        using ZLibStream zlibbed = new(new MemoryStream(zlib), CompressionMode.Decompress);
        using BrotliStream brotlied = new(new MemoryStream(brotli), CompressionMode.Decompress);
        foreach (Stream stream in (Stream[])[deflated, zlibbed, brotlied])
        {
            using MemoryStream copy = new();
            stream.CopyTo(copy);
            Assert.Equal(raw, copy.ToArray());
        }

        byte[] Payload(IFrameCompression compression)
        {
            byte[] file = StateFileBytes.Write(new() { Compression = compression }, null, ("s", raw));
            Assert.Equal(2u, BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(8)));
            Assert.Equal(compression.Id, BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(20)));
            ReadOnlySpan<byte> frame = file.AsSpan(36);
            int stored = BinaryPrimitives.ReadInt32LittleEndian(frame[16..]);
            Assert.Equal(raw.Length, BinaryPrimitives.ReadInt32LittleEndian(frame[20..]));
            Assert.Equal(1u, BinaryPrimitives.ReadUInt32LittleEndian(frame[24..]));
            return frame.Slice(32, stored).ToArray();
        }
    }

    [Fact]
    public void A_compression_that_the_reader_was_not_given_is_a_typed_error()
    {
        byte[] file = StateFileBytes.Write(new() { Compression = new RunLengths() }, null, ("s", new byte[100]));

        Assert.Equal(StateFileErrorCode.UnsupportedFeature, Assert.Throws<StateFileException>(() => StateFileBytes.Open(file)).Code);
    }

    [Fact]
    public void Numbers_of_the_library_are_refused_for_other_compressions()
    {
        using TemporaryDirectory directory = new();
        Assert.Throws<ArgumentException>(() => StateFileWriter.Create(
            directory["a.state"], null, new() { Compression = new RunLengths { Id = 3 } }).Dispose());
        Assert.Throws<ArgumentOutOfRangeException>(() => FrameCompression.Brotli(12));
        Assert.Empty(directory.Names);
    }

    [Fact]
    public void A_compression_that_fails_fails_the_file()
    {
        using TemporaryDirectory directory = new();
        using (StateFileWriter file = StateFileWriter.Create(directory["a.state"], null, new() { Compression = new RunLengths { Fails = true } }))
        {
            StateFileSectionWriter section = file.BeginSection("s");
            section.Write(new byte[100]);

            StateFileException error = Assert.Throws<StateFileException>(section.Dispose);

            Assert.Equal(StateFileErrorCode.EncodingFailed, error.Code);
            Assert.IsType<InvalidTimeZoneException>(error.InnerException);
            Assert.Equal(StateFileErrorCode.EncodingFailed, Assert.Throws<StateFileException>(file.Commit).Code);
        }
        Assert.Empty(directory.Names);
    }

    [Fact]
    public void A_frame_that_decompresses_to_more_than_it_says_is_a_typed_error()
    {
        // About 10,000 bytes that say they are 15,000, and give ten million.
        byte[] file = StateFileBytes.Write(new() { Compression = new Bomb() }, null, ("s", new byte[15_000]));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(20), 1);
        StateFileBytes.RepairHeader(file);

        StateFileException error = Assert.Throws<StateFileException>(() => StateFileBytes.ReadAll(file));

        Assert.Equal(StateFileErrorCode.FrameCorrupt, error.Code);
    }

    [Fact]
    public void A_section_longer_than_the_program_wants_is_a_typed_error_before_it_takes_memory()
    {
        byte[] file = StateFileBytes.Write(new() { Compression = FrameCompression.Brotli() }, null, ("s", new byte[10 * Frame]));
        Assert.True(file.Length < 10_000);
        using StateFileReader reader = StateFileReader.Open(new MemoryStream(file), new() { MaxSectionLength = (10 * Frame) - 1 });

        Assert.Equal(StateFileErrorCode.SectionTooLong, Assert.Throws<StateFileException>(() => reader.ReadSection("s")).Code);
        Assert.Equal(10 * Frame, reader.OpenSection("s").Length);
    }

    [Theory]
    [InlineData("deflate")]
    [InlineData("zlib")]
    [InlineData("brotli")]
    public void A_forged_compressed_frame_is_a_typed_error_or_other_bytes(string name)
    {
        byte[] sound = StateFileBytes.Write(Options(name, StateFileProtection.None), null, ("s", Compressible[..3000]), ("t", new byte[50]));
        Checksums checksums = new(sound);
        int refused = 0;
        for (int i = 0; i < sound.Length; i++)
        {
            foreach (byte flip in (byte[])[0x01, 0x80, 0xFF])
            {
                byte[] file = [.. sound];
                file[i] ^= flip;
                checksums.Repair(file);
                try
                {
                    Assert.True(StateFileBytes.ReadAll(file).Values.Sum(static bytes => bytes.Length) <= sound.Length * Frame);
                }
                catch (StateFileException)
                {
                    refused++;
                }
            }
        }
        Assert.NotEqual(0, refused);
    }

    [Theory]
    [InlineData("deflate")]
    [InlineData("zlib")]
    [InlineData("brotli")]
    public void Every_truncation_and_every_flip_of_a_compressed_file_is_a_typed_error(string name)
    {
        byte[] file = StateFileBytes.Write(Options(name, StateFileProtection.None), null, ("s", new byte[200]), ("t", [4]));
        for (int length = 0; length < file.Length; length++)
            Assert.Equal(StateFileErrorCode.Truncated, Assert.Throws<StateFileException>(() => StateFileBytes.ReadAll(file[..length])).Code);
        for (int i = 0; i < file.Length * 8; i++)
        {
            file[i / 8] ^= (byte)(1 << (i % 8));
            Assert.Throws<StateFileException>(() => StateFileBytes.ReadAll(file));
            file[i / 8] ^= (byte)(1 << (i % 8));
        }
    }

    private static StateFileReader Open(byte[] file, StateFileProtection protection) => StateFileReader.Open(
        new MemoryStream(file), new StateFileReaderOptions { Key = KeyFor(protection), Compressions = [new RunLengths()] });

    private static StateFileWriterOptions Options(string name, StateFileProtection protection) => new()
    {
        Protection = protection,
        Key = KeyFor(protection),
        Compression = name switch
        {
            "deflate" => FrameCompression.Deflate(),
            "zlib" => FrameCompression.ZLib(CompressionLevel.Optimal),
            "brotli" => FrameCompression.Brotli(),
            _ => new RunLengths(),
        },
    };

    private static StateKey? KeyFor(StateFileProtection protection) => protection == StateFileProtection.None ? null : Key;

    private static byte[] MakeCompressible(int length)
    {
        byte[] bytes = StateFileBytes.Random(length);
        for (int i = 0; i < length; i += 1024)
            bytes.AsSpan(i, Math.Min(768, length - i)).Clear();
        return bytes;
    }
}
