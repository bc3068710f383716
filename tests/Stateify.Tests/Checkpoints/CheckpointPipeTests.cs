using System.Buffers.Binary;
using System.Security.Cryptography;
using Stateify.Memory;
using Stateify.Tests.Faults;
using Stateify.Tests.Files;

namespace Stateify.Tests.Checkpoints;

/// <summary>Checkpoints, and state files, that come through a stream that cannot seek.</summary>
public sealed class CheckpointPipeTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;
    private const int LengthOfHeaderAt = 12;

    private readonly TemporaryDirectory _directory = new();
    private readonly SpoolDirectory _spool = new();
    private readonly Stage _stage;
    private readonly StateKey _key = new(RandomNumberGenerator.GetBytes(StateKey.Size));

    public CheckpointPipeTests()
    {
        _stage = new Stage(_directory.Path);
        _stage.World.Value = 7;
        foreach (MemoryFile memory in _stage.Memory.Values)
            memory.GetSpan(Page, Page).Fill(7);
    }

    public void Dispose()
    {
        _key.Dispose();
        _stage.Dispose();
        _directory.Dispose();
        _spool.Dispose();
    }

    [Theory]
    [InlineData(StateFileProtection.None)]
    [InlineData(StateFileProtection.Authenticated)]
    [InlineData(StateFileProtection.Encrypted)]
    public async Task A_checkpoint_that_comes_byte_by_byte_is_restored_and_lies_on_the_disk_only_as_it_came_and_without_a_name(StateFileProtection protection)
    {
        byte[] saved = await Saved(protection);
        List<byte[]> spooled = [];
        RestoreOptions options = new()
        {
            File = new() { Key = protection == StateFileProtection.None ? null : _key, SpoolDirectory = _spool.Path },
            Progress = new Witness(() =>
            {
                _spool.AssertNothingHasAName();
                string file = Assert.Single(_spool.OpenFiles);
                spooled.Add(File.ReadAllBytes(file));
                if (!OperatingSystem.IsWindows())
                    Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }),
        };

        RestoredCheckpoint<World> restored = await Checkpoint.RestoreAsync<World>(new NarrowStream(saved), options);

        AssertIsSeven(restored);
        Assert.True(spooled.Count > 2);
        Assert.All(spooled, bytes => Assert.Equal(saved, bytes));
        _spool.AssertNothingIsLeft();
    }

    [Fact]
    public async Task A_checkpoint_of_many_pieces_comes_whole()
    {
        MemoryFile memory = _stage.Memory["other"];
        PageRange large = memory.Allocate(600 * Page);
        new Random(1).NextBytes(memory.GetSpan(large.Offset, 600 * Page));
        byte[] saved = await Saved();
        Assert.True(saved.Length > 2 << 20);

        RestoredCheckpoint<World> restored = await Checkpoint.RestoreAsync<World>(new NarrowStream(saved), Options());

        Assert.True(memory.GetSpan(large.Offset, 600 * Page).SequenceEqual(restored.MemoryFiles["other"].GetSpan(large.Offset, 600 * Page)));
        AssertIsSeven(restored);
    }

    [Fact]
    public async Task Every_cut_and_every_break_is_a_typed_error_and_leaves_nothing()
    {
        byte[] saved = await Saved();
        for (int length = 0; length < saved.Length; length += 101)
        {
            Exception? cut = await Record.ExceptionAsync(() => Checkpoint.RestoreAsync<World>(new NarrowStream(saved[..length]), Options()));
            Assert.IsType<StateFileException>(cut);

            StateFileException broken = await Assert.ThrowsAsync<StateFileException>(
                () => Checkpoint.RestoreAsync<World>(new NarrowStream(saved) { BreaksAt = length }, Options()));
            Assert.Equal(StateFileErrorCode.IoFailed, broken.Code);
            Assert.IsType<IOException>(broken.InnerException);
        }
        _spool.AssertNothingIsLeft();
    }

    [Fact]
    public async Task A_stream_from_which_nothing_comes_any_more_can_be_given_up()
    {
        NarrowStream stream = new(await Saved()) { StallsAt = 1000 };
        using CancellationTokenSource source = new();
        Task restore = Checkpoint.RestoreAsync<World>(stream, Options(source.Token));
        await stream.Stalled.Task;

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => restore);
        _spool.AssertNothingIsLeft();
    }

    [Fact]
    public async Task A_disk_without_room_for_the_stream_is_a_typed_error_and_is_as_empty_as_before()
    {
        MemoryFile memory = _stage.Memory["other"];
        PageRange large = memory.Allocate(600 * Page);
        new Random(1).NextBytes(memory.GetSpan(large.Offset, 600 * Page));
        byte[] saved = await Saved();
        using SmallFileSystem? small = SmallFileSystem.TryMount(_spool.Path, 1 << 20);
        string missing = Path.Combine(_spool.Path, "missing");

        if (small is not null)
        {
            StateFileException full = await Assert.ThrowsAsync<StateFileException>(() => Checkpoint.RestoreAsync<World>(new NarrowStream(saved), Options()));
            Assert.Equal(StateFileErrorCode.NoSpace, full.Code);
            Assert.Contains("Make room", full.Message, StringComparison.Ordinal);
            Assert.StartsWith(_spool.Path, full.Path, StringComparison.Ordinal);
            Assert.Equal(new DriveInfo(_spool.Path).TotalSize, new DriveInfo(_spool.Path).AvailableFreeSpace);
        }
        StateFileException none = await Assert.ThrowsAsync<StateFileException>(
            () => Checkpoint.RestoreAsync<World>(new NarrowStream(saved), new() { File = new() { SpoolDirectory = missing } }));
        Assert.Equal(StateFileErrorCode.DirectoryNotFound, none.Code);
        _spool.AssertNothingIsLeft();
    }

    [Fact]
    public async Task What_a_checkpoint_says_of_itself_takes_its_header_and_nothing_behind_it()
    {
        byte[] saved = await Saved(StateFileProtection.Encrypted);
        CheckpointInfo expected = Checkpoint.ReadInfo(new MemoryStream(saved));
        EndlessStream stream = new(saved);

        CheckpointInfo info = Checkpoint.ReadInfo(stream);

        Assert.Equal((expected.Time, expected.Objects, expected.SchemaFingerprint), (info.Time, info.Objects, info.SchemaFingerprint));
        Assert.Equal(BinaryPrimitives.ReadInt32LittleEndian(saved.AsSpan(LengthOfHeaderAt)), stream.Taken);
        for (int length = 0; length < stream.Taken; length++)
        {
            Assert.Equal(
                StateFileErrorCode.Truncated,
                Assert.Throws<StateFileException>(() => Checkpoint.ReadInfo(new NarrowStream(saved[..length]))).Code);
            Assert.Equal(
                StateFileErrorCode.IoFailed,
                Assert.Throws<StateFileException>(() => Checkpoint.ReadInfo(new NarrowStream(saved) { BreaksAt = length })).Code);
        }
        Assert.Equal(StateFileErrorCode.NotAStateFile, Assert.Throws<StateFileException>(() => Checkpoint.ReadInfo(new EndlessStream([]))).Code);
    }

    [Fact]
    public void A_state_file_that_comes_byte_by_byte_is_loaded_verified_and_looked_at()
    {
        using MemoryStream saved = new();
        StateFile.Save(saved, 7);
        StateFileReaderOptions options = new() { SpoolDirectory = _spool.Path };

        Assert.Equal(7, StateFile.Load<int>(new NarrowStream(saved.ToArray()), null, options));
        Assert.True(StateFile.CanLoad(new NarrowStream(saved.ToArray()), null, options).CanLoad);
        using (StateFileReader file = StateFileReader.Open(new NarrowStream(saved.ToArray()), options))
            file.Verify();
        Assert.Throws<OperationCanceledException>(() =>
            StateFile.Load<int>(new NarrowStream(saved.ToArray()), new() { CancellationToken = new(canceled: true) }, options));
        Assert.Equal(
            StateFileErrorCode.IoFailed,
            Assert.Throws<StateFileException>(() => StateFile.Load<int>(new NarrowStream(saved.ToArray()) { BreaksAt = 50 }, null, options)).Code);
        _spool.AssertNothingIsLeft();
    }

    private static void AssertIsSeven(RestoredCheckpoint<World> restored)
    {
        Assert.Equal(7, restored.Root!.Value);
        Assert.Same(restored.MemoryFiles["main"], restored.Root.Main);
        foreach (MemoryFile memory in restored.MemoryFiles.Values)
        {
            Assert.False(memory.GetSpan(Page, Page).ContainsAnyExcept((byte)7));
            memory.Dispose();
        }
    }

    private RestoreOptions Options(CancellationToken token = default) =>
        new() { File = new() { SpoolDirectory = _spool.Path }, Graph = new() { CancellationToken = token } };

    private async Task<byte[]> Saved(StateFileProtection protection = StateFileProtection.None)
    {
        using MemoryStream stream = new();
        StateFileWriterOptions file = new() { Protection = protection, Key = protection == StateFileProtection.None ? null : _key };
        await Checkpoint.SaveAsync(new OneWay(stream), _stage.World, _stage.Memory, new() { File = file });
        return stream.ToArray();
    }

    private sealed class Witness(Action look) : IProgress<CheckpointPhase>
    {
        public void Report(CheckpointPhase value) => look();
    }
}
