using System.Buffers.Binary;

namespace Stateify.Tests.Files;

/// <summary>What is kept of a stream that cannot seek: no more than the options allow, and nothing that cannot be read.</summary>
public sealed class StateFileSpoolTests : IDisposable
{
    private const int Limit = (2 << 20) + 1000;
    private const int LengthOfHeaderAt = 12;

    private readonly SpoolDirectory _spool = new();
    private readonly StateKey _key = new(StateFileBytes.Random(StateKey.Size));

    /// <summary>Everything that reads a state file of a stream for what is in it.</summary>
    public static TheoryData<string> Readers => ["open", "load", "can load", "restore"];

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
        EndlessStream stream = new(Saved());

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

        Assert.Equal(BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(LengthOfHeaderAt)), stream.Taken);
    }

    private void AssertSalvagedAlike(byte[] file)
    {
        using StateFileSalvage expected = StateFile.Salvage(new MemoryStream(file));
        using StateFileSalvage salvage = StateFile.Salvage(new NarrowStream(file), Options(file.Length));

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
