using System.Buffers.Binary;
using System.IO.Compression;
using Stateify.Tests.Faults;

namespace Stateify.Tests.Files;

/// <summary>What is kept of a stream that cannot seek: no more than the options allow, and nothing that cannot be read.</summary>
public sealed class StateFileSpoolTests : IDisposable
{
    private const string Restore = "restore";
    private const int Limit = (2 << 20) + 1000;
    private const int LengthOfHeaderAt = 12;

    private readonly SpoolDirectory _spool = new();
    private readonly StateKey _key = new(StateFileBytes.Random(StateKey.Size));

    /// <summary>Everything that reads a state file of a stream for what is in it.</summary>
    public static TheoryData<string> Readers => ["open", "load", "can load", Restore];

    /// <summary>Where nothing can be kept.</summary>
    private StateFileReaderOptions Nowhere => new() { SpoolDirectory = Path.Combine(_spool.Path, "missing") };

    public void Dispose()
    {
        _key.Dispose();
        _spool.Dispose();
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [InlineData("salvage")]
    public async Task A_stream_without_an_end_is_kept_only_as_far_as_the_options_allow(string reader)
    {
        EndlessStream stream = new(reader == Restore ? await SavedCheckpoint() : Saved());

        StateFileException error = await Refused(reader, stream, Options(Limit));

        Assert.Equal(StateFileErrorCode.StreamTooLong, error.Code);
        Assert.Contains($"{Limit} bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("StateFileReaderOptions.MaxSpoolLength", error.Message, StringComparison.Ordinal);
        Assert.Equal(_spool.Path, error.Path);
        Assert.Equal(Limit + 1, stream.Taken);
        _spool.AssertNothingIsLeft();
    }

    [Fact]
    public void A_stream_may_be_as_long_as_the_options_allow()
    {
        byte[] saved = Saved();

        Assert.Equal(7, StateFile.Load<int>(new NarrowStream(saved), null, Options(saved.Length)));
        foreach (int limit in (int[])[saved.Length - 1, 1, 0])
        {
            Assert.Equal(
                StateFileErrorCode.StreamTooLong,
                Assert.Throws<StateFileException>(() => StateFile.Load<int>(new NarrowStream(saved), null, Options(limit))).Code);
        }
        _spool.AssertNothingIsLeft();
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task What_is_no_state_file_is_refused_by_its_first_bytes(string reader)
    {
        EndlessStream stream = new([]);

        Assert.Equal(StateFileErrorCode.NotAStateFile, (await Refused(reader, stream, Nowhere)).Code);

        Assert.InRange(stream.Taken, 8, 32);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task What_cannot_be_read_is_refused_by_its_header(string reader)
    {
        using StateKey other = new(new byte[StateKey.Size]);
        byte[] damaged = Saved();
        damaged[20] ^= 1;
        byte[] locked = Saved(new() { Protection = StateFileProtection.Authenticated, Key = _key });

        await AssertRefused(reader, damaged, StateFileErrorCode.HeaderCorrupt, null);
        await AssertRefused(reader, locked, StateFileErrorCode.KeyRequired, null);
        await AssertRefused(reader, locked, StateFileErrorCode.WrongKey, other);
        await AssertRefused(reader, Saved(), StateFileErrorCode.KeyNotExpected, _key);
    }

    [Fact]
    public async Task What_is_no_checkpoint_is_refused_by_its_header()
    {
        await AssertRefused(Restore, Saved(), StateFileErrorCode.NotACheckpoint, null);
        await AssertRefused(Restore, Saved(new() { Protection = StateFileProtection.Encrypted, Key = _key }), StateFileErrorCode.NotACheckpoint, _key);
    }

    [Fact]
    public void A_stream_that_cannot_be_decompressed_is_one_that_breaks()
    {
        const int headerOfStream = 10;
        using MemoryStream compressed = new();
        using (GZipStream compressor = new(compressed, CompressionLevel.NoCompression, leaveOpen: true))
            compressor.Write(Saved());
        byte[] damaged = compressed.ToArray();
        damaged[headerOfStream] = 0xFF;

        StateFileException error = Assert.Throws<StateFileException>(
            () => StateFile.Load<int>(new GZipStream(new MemoryStream(damaged), CompressionMode.Decompress)));

        Assert.Equal(StateFileErrorCode.IoFailed, error.Code);
        Assert.IsType<InvalidDataException>(error.InnerException);
    }

    [Theory]
    [InlineData(StateFileProtection.None)]
    [InlineData(StateFileProtection.Encrypted)]
    public void What_comes_before_a_stream_breaks_is_salvaged_as_from_a_file_that_ends_there(StateFileProtection protection)
    {
        StateKey? key = protection == StateFileProtection.None ? null : _key;
        StateFileReaderOptions options = new() { Key = key, SpoolDirectory = _spool.Path };
        byte[] file = StateFileBytes.Write(new() { Protection = protection, Key = key }, null, ("first", StateFileBytes.Random(900)), ("second", [1, 2, 3]));
        for (int place = 0; place <= file.Length; place++)
        {
            if (key is not null && place < LengthOfHeader(file))
                continue;
            using StateFileSalvage expected = StateFile.Salvage(new MemoryStream(file[..place]), options);
            using StateFileSalvage salvage = StateFile.Salvage(new NarrowStream(file) { BreaksAt = place }, options);

            Assert.Equal(StateFileErrorCode.IoFailed, salvage.Interruption!.Code);
            Assert.IsType<IOException>(salvage.Interruption.InnerException);
            Assert.Null(expected.Interruption);
            AssertAlike(expected, salvage);
            Assert.Equal(place == file.Length, salvage.Damage is null);
        }
        _spool.AssertNothingIsLeft();
    }

    [Fact]
    public void What_a_full_disk_has_kept_of_a_stream_is_salvaged()
    {
        byte[] first = StateFileBytes.Random(900_000);
        byte[] file = StateFileBytes.Write(null, null, ("first", first), ("second", StateFileBytes.Random(2_000_000)));
        using (SmallFileSystem? small = SmallFileSystem.TryMount(_spool.Path, 1 << 20))
        {
            if (small is null)
                return;
            using (StateFileSalvage salvage = StateFile.Salvage(new NarrowStream(file), new() { SpoolDirectory = _spool.Path }))
            {
                Assert.Equal(StateFileErrorCode.NoSpace, salvage.Interruption!.Code);
                Assert.Contains("Make room", salvage.Interruption.Message, StringComparison.Ordinal);
                Assert.Equal(StateFileErrorCode.Truncated, salvage.Damage!.Code);
                Assert.Equal((0, Convert.ToHexString(first)), (Assert.Single(salvage.Sections).Number, Describe(salvage.Sections[0]).Bytes));
            }
            Assert.Equal(new DriveInfo(_spool.Path).TotalSize, new DriveInfo(_spool.Path).AvailableFreeSpace);
        }
        _spool.AssertNothingIsLeft();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5000)]
    public void What_comes_through_a_pipe_is_salvaged_as_from_a_file(int cut)
    {
        byte[] file = StateFileBytes.Write(null, null, ("first", StateFileBytes.Random(3000)), ("second", StateFileBytes.Random(3000)))[..^cut];
        AssertSalvagedAlike(file);
        file[20] ^= 1;
        AssertSalvagedAlike(file);
        AssertSalvagedAlike(file[..10]);
        _spool.AssertNothingIsLeft();
    }

    private static byte[] Saved(StateFileWriterOptions? options = null)
    {
        using MemoryStream saved = new();
        StateFile.Save(saved, 7, fileOptions: options);
        return saved.ToArray();
    }

    private static async Task<byte[]> SavedCheckpoint()
    {
        using MemoryStream saved = new();
        await Checkpoint.SaveAsync(saved, 7);
        return saved.ToArray();
    }

    private static int LengthOfHeader(byte[] file) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(LengthOfHeaderAt));

    private static async Task<StateFileException> Refused(string reader, Stream stream, StateFileReaderOptions options) => reader switch
    {
        "open" => Assert.Throws<StateFileException>(() => StateFileReader.Open(stream, options)),
        "load" => Assert.Throws<StateFileException>(() => StateFile.Load<int>(stream, null, options)),
        "can load" => Assert.Throws<StateFileException>(() => StateFile.CanLoad(stream, null, options)),
        "salvage" => Assert.Throws<StateFileException>(() => StateFile.Salvage(stream, options)),
        _ => await Assert.ThrowsAsync<StateFileException>(() => Checkpoint.RestoreAsync<int>(stream, new() { File = options })),
    };

    private async Task AssertRefused(string reader, byte[] file, StateFileErrorCode code, StateKey? key)
    {
        EndlessStream stream = new(file);

        Assert.Equal(code, (await Refused(reader, stream, new() { Key = key, SpoolDirectory = Nowhere.SpoolDirectory })).Code);

        Assert.Equal(LengthOfHeader(file), stream.Taken);
    }

    private void AssertSalvagedAlike(byte[] file)
    {
        using StateFileSalvage expected = StateFile.Salvage(new MemoryStream(file));
        using StateFileSalvage salvage = StateFile.Salvage(new NarrowStream(file), Options(file.Length));

        Assert.Null(salvage.Interruption);
        AssertAlike(expected, salvage);
    }

    private static void AssertAlike(StateFileSalvage expected, StateFileSalvage salvage)
    {
        Assert.Equal(expected.Header?.Metadata, salvage.Header?.Metadata);
        Assert.Equal(expected.Damage?.Code, salvage.Damage?.Code);
        Assert.Equal(expected.Sections.Select(Describe), salvage.Sections.Select(Describe));
    }

    private static (long Number, string? Name, bool IsComplete, string Bytes) Describe(SalvagedSection section)
    {
        using MemoryStream bytes = new();
        if (section.IsComplete)
        {
            using Stream stream = section.OpenRead();
            stream.CopyTo(bytes);
        }
        return (section.Number, section.Name, section.IsComplete, Convert.ToHexString(bytes.ToArray()));
    }

    private StateFileReaderOptions Options(long limit) => new() { SpoolDirectory = _spool.Path, MaxSpoolLength = limit };
}
