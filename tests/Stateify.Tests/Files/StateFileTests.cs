using System.Buffers;
using Stateify.Files;

namespace Stateify.Tests.Files;

public sealed class StateFileTests : IDisposable
{
    private const int Frame = 1 << 20;

    private static readonly StateFileWriterOptions Replacing = new() { Overwrite = true };

    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory["a.state"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Metadata_and_sections_come_back_as_they_were_written()
    {
        Dictionary<string, string> metadata = new() { ["b"] = "zwei", ["a"] = "", ["ä"] = "日本" };
        Write(metadata, ("graph", "hello"u8.ToArray()), ("empty", []), ("second", [1, 2, 3]));

        using StateFileReader file = StateFileReader.Open(FilePath);

        Assert.Equal(1u, file.FormatVersion);
        Assert.Equal([new("a", ""), new("b", "zwei"), new("ä", "日本")], file.Metadata);
        Assert.Equal([new("graph", 5), new("empty", 0), new("second", 3)], file.Sections);
        Assert.Equal("hello"u8.ToArray(), file.ReadSection("graph").ToArray());
        Assert.True(file.ReadSection("empty").IsEmpty);
        using Stream stream = file.OpenSection("second");
        Assert.Equal(3, stream.Length);
        Assert.Equal([1, 2, 3], ReadToEnd(stream));
        file.Verify();
    }

    [Theory]
    [InlineData(Frame - 1)]
    [InlineData(Frame)]
    [InlineData(Frame + 1)]
    [InlineData((5 * Frame) + 12345)]
    public void Sections_of_several_frames_come_back(int length)
    {
        byte[] bytes = RandomBytes(length);
        Write(null, ("before", [9]), ("large", bytes), ("after", [8]));

        using StateFileReader file = StateFileReader.Open(FilePath);

        Assert.True(file.ReadSection("large").ToArray().AsSpan().SequenceEqual(bytes));
        using Stream stream = file.OpenSection("large");
        Assert.True(ReadToEnd(stream).AsSpan().SequenceEqual(bytes));
        Assert.Equal([8], file.ReadSection("after").ToArray());
    }

    [Fact]
    public void A_section_too_large_for_one_array_comes_in_pieces_that_follow_each_other()
    {
        byte[] bytes = RandomBytes((5 * Frame) + 3);
        Write(null, ("before", [9]), ("large", bytes));
        using FileSource source = FileSource.Open(FilePath);
        List<SectionIndexEntry> sections = SectionIndex.Decode(source, StateFileHeaderCodec.Decode(source), FrameCodec.Plain, keys: null);
        using SectionMemory memory = new(pieceSize: 2 * Frame);

        ReadOnlySequence<byte> section = memory.Read(new FrameReader(source, FrameCodec.Plain), sections[1]);

        Assert.Equal(bytes.Length, section.Length);
        Assert.True(section.ToArray().AsSpan().SequenceEqual(bytes));
        Assert.True(section.Slice(3 * Frame, 2).ToArray().AsSpan().SequenceEqual(bytes.AsSpan(3 * Frame, 2)));
    }

    [Fact]
    public void A_section_stream_can_be_read_from_any_position()
    {
        byte[] bytes = RandomBytes((3 * Frame) + 10);
        Write(null, ("large", bytes));
        using StateFileReader file = StateFileReader.Open(FilePath);
        using Stream stream = file.OpenSection("large");
        byte[] some = new byte[100];
        foreach (int position in (int[])[(2 * Frame) - 50, 7, (3 * Frame) + 5, Frame, bytes.Length, bytes.Length + 3])
        {
            stream.Position = position;
            int expected = Math.Clamp(bytes.Length - position, 0, some.Length);
            Assert.Equal(expected, stream.ReadAtLeast(some, some.Length, throwOnEndOfStream: false));
            Assert.Equal(bytes.Skip(position).Take(expected), some.Take(expected));
        }
        Assert.Equal(bytes.Length - 1, stream.Seek(-1, SeekOrigin.End));
        Assert.Equal(bytes[^1], stream.ReadByte());
        Assert.Equal(-1, stream.ReadByte());
    }

    [Fact]
    public void The_bytes_do_not_depend_on_how_they_are_cut_into_writes()
    {
        byte[] bytes = RandomBytes((2 * Frame) + 777);
        Write(new Dictionary<string, string> { ["x"] = "1", ["y"] = "2" }, ("s", bytes));
        byte[] expected = File.ReadAllBytes(FilePath);

        foreach (int seed in (int[])[1, 2, 3])
        {
            Random random = new(seed);
            using StateFileWriter file = StateFileWriter.Create(FilePath, new Dictionary<string, string> { ["y"] = "2", ["x"] = "1" }, Replacing);
            using (StateFileSectionWriter section = file.BeginSection("s"))
            {
                for (int done = 0; done < bytes.Length;)
                {
                    int count = Math.Min(bytes.Length - done, random.Next(1, random.Next(3) == 0 ? 3 * Frame : 5000));
                    if (random.Next(2) == 0)
                        section.Write(bytes.AsSpan(done, count));
                    else
                        ((IBufferWriter<byte>)section).Write(bytes.AsSpan(done, count));
                    done += count;
                }
                Assert.Equal(bytes.Length, section.BytesWritten);
            }
            file.Commit();
            Assert.True(expected.AsSpan().SequenceEqual(File.ReadAllBytes(FilePath)));
        }
    }

    [Fact]
    public void A_buffer_larger_than_a_frame_can_be_filled_in_one_piece()
    {
        byte[] bytes = RandomBytes((3 * Frame) + 5);
        using (StateFileWriter file = StateFileWriter.Create(FilePath))
        {
            using (StateFileSectionWriter section = file.BeginSection("s"))
            {
                section.Write(bytes.AsSpan(0, 5));
                bytes.AsSpan(5).CopyTo(section.GetSpan(3 * Frame));
                section.Advance(3 * Frame);
            }
            file.Commit();
        }

        using StateFileReader reader = StateFileReader.Open(FilePath);
        Assert.True(reader.ReadSection("s").ToArray().AsSpan().SequenceEqual(bytes));
    }

    [Fact]
    public void A_file_can_be_read_from_the_middle_of_a_stream()
    {
        Write(null, ("s", [1, 2, 3]));
        using MemoryStream stream = new([7, 7, .. File.ReadAllBytes(FilePath)]) { Position = 2 };

        using (StateFileReader file = StateFileReader.Open(stream))
            Assert.Equal([1, 2, 3], file.ReadSection("s").ToArray());

        Assert.True(stream.CanRead);
    }

    [Fact]
    public void An_abandoned_writer_leaves_the_older_file_and_nothing_else()
    {
        Write(null, ("s", [1]));
        byte[] older = File.ReadAllBytes(FilePath);

        using (StateFileWriter file = StateFileWriter.Create(FilePath, null, Replacing))
        {
            using StateFileSectionWriter section = file.BeginSection("s");
            section.Write(RandomBytes(3 * Frame));
        }

        Assert.Equal(older, File.ReadAllBytes(FilePath));
        Assert.Equal(["a.state"], _directory.Names);
    }

    [Fact]
    public void A_committed_file_replaces_the_older_one()
    {
        Write(null, ("s", [1]));
        Write(null, ("s", [2]));

        using StateFileReader file = StateFileReader.Open(FilePath);
        Assert.Equal([2], file.ReadSection("s").ToArray());
        Assert.Equal(["a.state"], _directory.Names);
    }

    [Fact]
    public void Misuse_of_the_writer_is_refused()
    {
        using StateFileWriter file = StateFileWriter.Create(FilePath);
        StateFileSectionWriter section = file.BeginSection("s");
        Assert.Throws<InvalidOperationException>(() => file.BeginSection("t"));
        Assert.Throws<InvalidOperationException>(file.Commit);
        Assert.Throws<ArgumentOutOfRangeException>(() => section.Advance(section.GetSpan().Length + 1));
        section.Dispose();
        Assert.Throws<ObjectDisposedException>(() => section.WriteByte(1));
        Assert.Throws<ArgumentException>(() => file.BeginSection("s"));
        Assert.Throws<ArgumentException>(() => file.BeginSection(new string('x', 256)));
        Assert.Throws<ArgumentException>(() => file.BeginSection("\ud800"));
        Assert.Throws<ArgumentException>(() => file.BeginSection(""));
        file.Commit();
        Assert.Throws<InvalidOperationException>(file.Commit);
        Assert.Throws<InvalidOperationException>(() => file.BeginSection("u"));
        Assert.Throws<ArgumentException>(() => StateFileWriter.Create(FilePath, new Dictionary<string, string> { ["k"] = new('x', Frame) }));
        Assert.Throws<ArgumentException>(() => StateFileWriter.Create(FilePath, new Dictionary<string, string> { ["k"] = "\ud800" }));
    }

    [Fact]
    public void Paths_that_cannot_be_state_files_are_typed_errors()
    {
        AssertWrite(StateFileErrorCode.NotAFile, _directory.Path);
        AssertWrite(StateFileErrorCode.NotAFile, _directory["a/"]);
        AssertWrite(StateFileErrorCode.NotAFile, "/dev/null");
        AssertWrite(StateFileErrorCode.DirectoryNotFound, _directory["missing/a.state"]);
        AssertWrite(StateFileErrorCode.InvalidPath, _directory[new string('x', 300)]);
        AssertWrite(StateFileErrorCode.InvalidPath, _directory["a\0b"]);
        Assert.Throws<ArgumentException>(() => StateFileWriter.Create(""));
        AssertRead(StateFileErrorCode.FileNotFound, FilePath);
        AssertRead(StateFileErrorCode.DirectoryNotFound, _directory["missing/a.state"]);
        AssertRead(StateFileErrorCode.NotAFile, _directory.Path);
        AssertRead(StateFileErrorCode.NotAFile, "/dev/zero");
        Assert.Empty(_directory.Names);

        static void AssertWrite(StateFileErrorCode code, string path) =>
            Assert.Equal(code, Assert.Throws<StateFileException>(() => StateFileWriter.Create(path).Dispose()).Code);
        static void AssertRead(StateFileErrorCode code, string path) =>
            Assert.Equal(code, Assert.Throws<StateFileException>(() => StateFileReader.Open(path).Dispose()).Code);
    }

    [Fact]
    public void A_missing_section_is_a_typed_error_that_lists_the_others()
    {
        Write(null, ("graph", [1]));
        using StateFileReader file = StateFileReader.Open(FilePath);

        StateFileException error = Assert.Throws<StateFileException>(() => file.ReadSection("pages"));

        Assert.Equal(StateFileErrorCode.SectionNotFound, error.Code);
        Assert.Contains("\"graph\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_cannot_be_read_is_a_typed_error()
    {
        using OneWay stream = new(new MemoryStream());

        Assert.Equal(StateFileErrorCode.StreamNotSeekable, Assert.Throws<StateFileException>(() => StateFileReader.Open(stream)).Code);
    }

    private static byte[] ReadToEnd(Stream stream)
    {
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] RandomBytes(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private void Write(Dictionary<string, string>? metadata, params (string Name, byte[] Bytes)[] sections)
    {
        using StateFileWriter file = StateFileWriter.Create(FilePath, metadata, Replacing);
        foreach ((string name, byte[] bytes) in sections)
        {
            using StateFileSectionWriter section = file.BeginSection(name);
            section.Write(bytes);
        }
        file.Commit();
    }
}
