using System.Buffers;
using System.Buffers.Binary;
using Stateify.Files;

namespace Stateify.Tests.Files;

public sealed class StateFileDamageTests : IDisposable
{
    private const int StoredFrame = StateFileFormat.FrameHeaderSize + StateFileFormat.FrameSize;

    // Of a file without metadata.
    private const int HeaderSize = StateFileFormat.HeaderFixedSize + StateFileFormat.ChecksumSize;

    private readonly TemporaryDirectory _directory = new();

    private delegate void PatchBytes(Span<byte> header);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Every_truncation_is_a_typed_error()
    {
        byte[] file = SmallFile();
        for (int length = 0; length < file.Length; length++)
            Assert.Equal(StateFileErrorCode.Truncated, Assert.Throws<StateFileException>(() => ReadAll(file[..length])).Code);
    }

    [Fact]
    public void A_flip_of_any_bit_is_a_typed_error()
    {
        byte[] file = SmallFile();
        for (int i = 0; i < file.Length * 8; i++)
        {
            file[i / 8] ^= (byte)(1 << (i % 8));
            StateFileException error = Assert.Throws<StateFileException>(() => ReadAll(file));
            Assert.NotNull(error.ByteOffset);
            file[i / 8] ^= (byte)(1 << (i % 8));
        }
    }

    [Fact]
    public void Bytes_behind_the_end_are_a_typed_error()
    {
        byte[] file = SmallFile();

        Assert.Throws<StateFileException>(() => ReadAll([.. file, 0]));
        Assert.Throws<StateFileException>(() => ReadAll([.. file, .. file]));
    }

    [Fact]
    public void Swapped_frames_of_one_section_are_a_typed_error()
    {
        byte[] file = LargeFile(seed: 1);
        byte[] first = file.AsSpan(HeaderSize, StoredFrame).ToArray();
        file.AsSpan(HeaderSize + StoredFrame, StoredFrame).CopyTo(file.AsSpan(HeaderSize));
        first.CopyTo(file.AsSpan(HeaderSize + StoredFrame));

        AssertFrameCorrupt(file);
    }

    [Fact]
    public void A_whole_frame_of_another_file_is_a_typed_error()
    {
        byte[] file = LargeFile(seed: 1);
        byte[] other = LargeFile(seed: 2);
        other.AsSpan(HeaderSize, StoredFrame).CopyTo(file.AsSpan(HeaderSize));

        AssertFrameCorrupt(file);
    }

    [Fact]
    public void The_header_of_another_file_is_a_typed_error()
    {
        byte[] file = Write(new() { ["k"] = "1" }, [5]);
        byte[] other = Write(new() { ["k"] = "2" }, [5]);
        int size = (int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(12));
        other.AsSpan(0, size).CopyTo(file);

        Assert.Equal(StateFileErrorCode.TrailerCorrupt, Assert.Throws<StateFileException>(() => ReadAll(file)).Code);
    }

    [Fact]
    public void The_header_of_a_newer_version_is_readable_and_the_rest_is_refused()
    {
        byte[] file = Write(new() { ["k"] = "v" }, [5]);
        PatchHeader(file, static header => BinaryPrimitives.WriteUInt32LittleEndian(header[8..], 9));
        string path = _directory["newer.state"];
        File.WriteAllBytes(path, file);

        StateFileHeader header = StateFileReader.ReadHeader(path);

        Assert.Equal(9u, header.FormatVersion);
        Assert.Equal("v", header.Metadata["k"]);
        Assert.Equal(StateFileErrorCode.UnsupportedVersion, Assert.Throws<StateFileException>(() => StateFileReader.Open(path)).Code);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(22)]
    public void Flags_compression_and_protection_it_does_not_have_are_refused(int offset)
    {
        byte[] file = Write([], [5]);
        PatchHeader(file, header => header[offset] = 1);

        Assert.Equal(StateFileErrorCode.UnsupportedFeature, Assert.Throws<StateFileException>(() => ReadAll(file)).Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0x7fff_ffff_ffff_ffff)]
    [InlineData(-1)]
    [InlineData(1 << 20)]
    public void Extreme_lengths_in_an_index_with_right_checksums_are_typed_errors(long value)
    {
        byte[] original = SmallFile();
        int footer = original.Length - StateFileFormat.FooterSize;
        int index = (int)BinaryPrimitives.ReadInt64LittleEndian(original.AsSpan(footer));
        for (int offset = index; offset + 8 <= footer; offset++)
        {
            byte[] file = [.. original];
            BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(offset), value);
            if (file.AsSpan().SequenceEqual(original))
                continue;
            SealIndex(file, index, footer);
            StateFileException error = Assert.Throws<StateFileException>(() => ReadAll(file));
            Assert.True(error.Code is StateFileErrorCode.TrailerCorrupt or StateFileErrorCode.FrameCorrupt);
        }
    }

    [Fact]
    public void No_byte_of_a_damaged_frame_reaches_the_caller()
    {
        byte[] file = LargeFile(seed: 1);
        file[HeaderSize + StoredFrame + 5000] ^= 1;
        using StateFileReader reader = StateFileReader.Open(new MemoryStream(file));
        using Stream stream = reader.OpenSection("s");
        byte[] whole = new byte[StateFileFormat.FrameSize];
        stream.ReadExactly(whole);
        byte[] untouched = new byte[100];

        Assert.Throws<StateFileException>(() => stream.Read(untouched));

        Assert.Equal(new byte[100], untouched);
        Assert.Equal(StateFileFormat.FrameSize, stream.Position);
    }

    private static void AssertFrameCorrupt(byte[] file) =>
        Assert.Equal(StateFileErrorCode.FrameCorrupt, Assert.Throws<StateFileException>(() => ReadAll(file)).Code);

    private static void PatchHeader(byte[] file, PatchBytes patch)
    {
        patch(file);
        StateFileBytes.RepairHeader(file);
    }

    private static void SealIndex(byte[] file, int index, int footer)
    {
        Span<byte> end = file.AsSpan(footer);
        BinaryPrimitives.WriteUInt32LittleEndian(end[24..], Crc32C.Compute(file.AsSpan(index, footer - index)));
        BinaryPrimitives.WriteUInt32LittleEndian(end[36..], Crc32C.Compute(end[..36]));
    }

    private static void ReadAll(byte[] bytes)
    {
        using StateFileReader file = StateFileReader.Open(new MemoryStream(bytes));
        file.Verify();
        foreach (StateFileSection section in file.Sections)
            file.ReadSection(section.Name).ToArray();
    }

    private byte[] SmallFile() => Write(new() { ["program"] = "test" }, [1, 2, 3], [], [4]);

    private byte[] LargeFile(int seed)
    {
        byte[] bytes = new byte[(2 * StateFileFormat.FrameSize) + 100];
        new Random(seed).NextBytes(bytes);
        return Write([], bytes);
    }

    private byte[] Write(Dictionary<string, string> metadata, params byte[][] sections)
    {
        string path = _directory["written.state"];
        using (StateFileWriter file = StateFileWriter.Create(path, metadata, new() { Overwrite = true }))
        {
            for (int i = 0; i < sections.Length; i++)
            {
                using StateFileSectionWriter section = file.BeginSection(i == 0 ? "s" : $"s{i}");
                section.Write(sections[i]);
            }
            file.Commit();
        }
        return File.ReadAllBytes(path);
    }
}
