using System.Security.Cryptography;

namespace Stateify.Tests.Files;

/// <summary>State files that go to streams which can do nothing but be written, as pipes and sockets are.</summary>
public sealed class StateFileStreamTests : IDisposable
{
    private const int Size = 5_000_000;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    public static TheoryData<StateFileProtection, bool> EveryKind { get; } = new()
    {
        { StateFileProtection.None, false },
        { StateFileProtection.None, true },
        { StateFileProtection.Authenticated, false },
        { StateFileProtection.Authenticated, true },
        { StateFileProtection.Encrypted, false },
        { StateFileProtection.Encrypted, true },
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_stream_gets_the_bytes_a_file_would_have(bool compressed)
    {
        StateFileWriterOptions options = new() { Compression = compressed ? FrameCompression.Deflate() : null };
        using StateFileWriter file = StateFileWriter.Create(_directory["file"], Metadata, options);
        WriteSections(file);
        using MemoryStream bytes = new();
        using StateFileWriter stream = StateFileWriter.Create(new OneWay(bytes), Metadata, options);
        WriteSections(stream);

        Assert.Equal(File.ReadAllBytes(_directory["file"]), bytes.ToArray());
    }

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void What_went_through_a_stream_is_read_back(StateFileProtection protection, bool compressed)
    {
        using StateKey key = new StateKey(RandomNumberGenerator.GetBytes(32));
        bool isProtected = protection != StateFileProtection.None;
        StateFileWriterOptions options = new()
        {
            Protection = protection,
            Key = isProtected ? key : null,
            Compression = compressed ? FrameCompression.Deflate() : null,
        };

        // Not at the beginning of the stream.
        using MemoryStream bytes = new();
        bytes.Write("before"u8);
        StateFile.Save(new OneWay(bytes), Numbers, Metadata, fileOptions: options);
        bytes.Position = "before".Length;

        int[] loaded = StateFile.Load<int[]>(bytes, fileOptions: new() { Key = isProtected ? key : null })!;
        Assert.Equal(Numbers, loaded);
    }

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void A_stream_that_fails_is_a_typed_error(StateFileProtection protection, bool compressed)
    {
        using StateKey key = new StateKey(RandomNumberGenerator.GetBytes(32));
        StateFileWriterOptions options = new()
        {
            Protection = protection,
            Key = protection == StateFileProtection.None ? null : key,
            Compression = compressed ? FrameCompression.Deflate() : null,
        };
        for (int room = 0; room < Size; room += Size / 8)
        {
            StateFileException error = Assert.Throws<StateFileException>(
                () => StateFile.Save(new OneWay(new MemoryStream(), room), Numbers, fileOptions: options));
            Assert.Equal(StateFileErrorCode.IoFailed, error.Code);
        }
    }

    [Fact]
    public void What_cannot_be_written_is_refused() =>
        Assert.Throws<ArgumentException>(() => StateFile.Save(new MemoryStream([], writable: false), Numbers));

    private static Dictionary<string, string> Metadata => new() { ["level"] = "3" };

    // Deflate leaves about half of them.
    private static int[] Numbers { get; } = [.. Enumerable.Range(0, Size / sizeof(int)).Select(static i => i * 7919 % 65_521)];

    private static void WriteSections(StateFileWriter file)
    {
        byte[] contents = new byte[3_000_000];
        new Random(1).NextBytes(contents.AsSpan(0, 1_000_000));
        using (StateFileSectionWriter section = file.BeginSection("first"))
            section.Write(contents);
        using (StateFileSectionWriter section = file.BeginSection("second"))
            section.Write("short"u8);
        file.Commit();
    }

    /// <summary>Can only be written, and only so much.</summary>
    private sealed class OneWay(MemoryStream target, long room = long.MaxValue) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (target.Length + buffer.Length > room)
                throw new IOException("The pipe is broken.");
            target.Write(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush() => target.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
