using System.Security.Cryptography;
using System.Text;
using Stateify.Fuzz;
using Stateify.Memory;
using Stateify.Tests.Files;

namespace Stateify.Tests.Checkpoints;

/// <summary>Checkpoints that are one file, in a stream.</summary>
public sealed class CheckpointStreamTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;

    private readonly TemporaryDirectory _directory = new();
    private readonly Stage _stage;
    private readonly StateKey _key = new(RandomNumberGenerator.GetBytes(StateKey.Size));

    public CheckpointStreamTests()
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
    }

    [Theory]
    [InlineData("a\tb\n")]
    [InlineData("\n")]
    public async Task A_memory_file_of_an_impossible_name_is_refused(string names)
    {
        // The fuzzer found it: such a checkpoint was restored, and could not be saved again.
        using MemoryStream stream = await Save();
        FileParts parts = FileParts.Read(stream.ToArray(), null);
        int at = parts.Sections.FindIndex(static section => section.Name == "memory-files");
        parts.Sections[at] = ("memory-files", Encoding.UTF8.GetBytes(names));
        using MemoryStream forged = new(MemoryDisk.Write(parts, new()));

        StateFileException error = await Assert.ThrowsAsync<StateFileException>(() => Checkpoint.RestoreAsync<World>(forged));

        Assert.Equal(StateFileErrorCode.CheckpointMismatch, error.Code);
    }

    [Theory]
    [InlineData(StateFileProtection.None, false)]
    [InlineData(StateFileProtection.None, true)]
    [InlineData(StateFileProtection.Authenticated, true)]
    [InlineData(StateFileProtection.Encrypted, false)]
    [InlineData(StateFileProtection.Encrypted, true)]
    public async Task Graph_and_memory_files_go_through_a_stream_together(StateFileProtection protection, bool compressed)
    {
        CheckpointOptions options = new()
        {
            Metadata = new Dictionary<string, string> { ["level"] = "3" },
            File = new()
            {
                Protection = protection,
                Key = protection == StateFileProtection.None ? null : _key,
                Compression = compressed ? FrameCompression.Deflate() : null,
            },
        };

        using MemoryStream stream = await Save(options);

        CheckpointInfo info = Checkpoint.ReadInfo(stream);
        Assert.Equal("3", info.Metadata["level"]);
        Assert.True(info.Objects > 0);
        stream.Position = 0;
        RestoredCheckpoint<World> restored = await Checkpoint.RestoreAsync<World>(stream, new() { File = new() { Key = options.File.Key } });
        AssertIsSeven(restored);
        Assert.Equal(info.SchemaFingerprint, restored.Checkpoint.SchemaFingerprint);
    }

    [Fact]
    public async Task Allocations_and_holes_are_kept()
    {
        MemoryFile memory = _stage.Memory["main"];
        PageRange shared = memory.Allocate(8 * Page);
        memory.AddReference(new PageRange(shared.Offset, 2 * Page));
        memory.Release(new PageRange(shared.Offset + (3 * Page), Page));
        memory.GetSpan(shared.Offset + (5 * Page), 2 * Page).Fill(0xAB);
        memory.Save(_directory["expected_meta"], _directory["expected_pages"]);

        using MemoryStream stream = await Save();
        RestoredCheckpoint<World> restored = await Checkpoint.RestoreAsync<World>(stream);

        restored.MemoryFiles["main"].Save(_directory["meta"], _directory["pages"]);
        Assert.Equal(File.ReadAllBytes(_directory["expected_meta"]), File.ReadAllBytes(_directory["meta"]));
        Assert.Equal(File.ReadAllBytes(_directory["expected_pages"]), File.ReadAllBytes(_directory["pages"]));
        AssertIsSeven(restored);
    }

    [Fact]
    public async Task The_program_goes_on_while_pages_are_written_from_snapshots()
    {
        using MemoryStream stream = await Save(new()
        {
            SnapshotPages = true,
            BeforeResume = _ =>
            {
                _stage.World.Value = 9;
                foreach (MemoryFile memory in _stage.Memory.Values)
                    memory.GetSpan(0, 4 * Page).Fill(9);
            },
        });

        AssertIsSeven(await Checkpoint.RestoreAsync<World>(stream));
    }

    [Fact]
    public async Task Every_changed_byte_and_every_cut_is_a_typed_error()
    {
        using MemoryStream stream = await Save(new() { File = new() { Compression = FrameCompression.Deflate() } });
        byte[] sound = stream.ToArray();
        for (int i = 0; i < sound.Length; i++)
        {
            byte[] changed = [.. sound];
            changed[i] ^= 0x10;
            await AssertIsRefused(changed);
            await AssertIsRefused(sound[..i]);
        }
    }

    [Fact]
    public async Task What_is_no_checkpoint_is_said_to_be_none()
    {
        _stage.Save(1);
        foreach (string name in Directory.GetFiles(_stage.Target).Where(static name => Path.GetExtension(name) != ".img" || name.Contains("checkpoint", StringComparison.Ordinal)))
        {
            using FileStream file = File.OpenRead(name);
            StateFileException error = await Assert.ThrowsAsync<StateFileException>(() => Checkpoint.RestoreAsync<World>(file));
            Assert.Equal(StateFileErrorCode.NotACheckpoint, error.Code);
            file.Position = 0;
            Assert.Equal(StateFileErrorCode.NotACheckpoint, Assert.Throws<StateFileException>(() => Checkpoint.ReadInfo(file)).Code);
        }
    }

    [Fact]
    public async Task A_failure_is_told_and_the_stream_stays_the_callers()
    {
        List<string> calls = [];
        using MemoryStream stream = new();
        CheckpointOptions options = new()
        {
            BeforeResume = _ => throw new InvalidOperationException("mine"),
            Completed = (report, error) => calls.Add($"{report is null} {error?.Message}"),
        };

        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.SaveAsync(stream, _stage.World, _stage.Memory, options));

        Assert.Equal(["True mine"], calls);
        Assert.True(stream.CanWrite);
        stream.Position = 0;
        await Assert.ThrowsAsync<StateFileException>(() => Checkpoint.RestoreAsync<World>(stream));
    }

    private async Task<MemoryStream> Save(CheckpointOptions? options = null)
    {
        MemoryStream stream = new();
        await Checkpoint.SaveAsync(new OneWay(stream), _stage.World, _stage.Memory, options);
        stream.Position = 0;
        return stream;
    }

    private static async Task AssertIsRefused(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        Exception? error = await Record.ExceptionAsync(() => Checkpoint.RestoreAsync<World>(stream));
        Assert.True(error is StateFileException or MemoryFileException, error?.ToString() ?? "It was restored.");
    }

    private static void AssertIsSeven(RestoredCheckpoint<World> restored)
    {
        Assert.Equal(7, restored.Root!.Value);
        Assert.Same(restored.MemoryFiles["main"], restored.Root.Main);
        Assert.Equal(["main", "other"], restored.MemoryFiles.Keys.Order(StringComparer.Ordinal));
        foreach (MemoryFile memory in restored.MemoryFiles.Values)
        {
            Assert.False(memory.GetSpan(Page, Page).ContainsAnyExcept((byte)7));
            Assert.False(memory.GetSpan(2 * Page, Page).ContainsAnyExcept((byte)0));
            memory.Dispose();
        }
    }
}
