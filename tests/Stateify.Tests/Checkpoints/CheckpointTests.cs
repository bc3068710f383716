using System.Security.Cryptography;
using Stateify.Memory;

namespace Stateify.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Stage _stage;

    public CheckpointTests() => _stage = new Stage(_directory.Path);

    public void Dispose()
    {
        _stage.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Graph_and_memory_files_come_back_together()
    {
        _stage.World.Names.Add("one");
        _stage.World.Value = 7;
        _stage.Memory["other"].GetSpan(0, 1)[0] = 9;

        await Checkpoint.SaveAsync(_stage.Target, _stage.World, _stage.Memory);
        RestoredCheckpoint<World> restored = await Checkpoint.RestoreAsync<World>(_stage.Target);

        Assert.Equal(
            ["checkpoint.img", "manifest", "pages.1.img", "pages.img", "pages_meta.1.img", "pages_meta.img"],
            Directory.GetFiles(_stage.Target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["world"], _directory.Names);
        Assert.Equal(7, restored.Root!.Value);
        Assert.Equal(["one"], restored.Root.Names);
        using MemoryFile main = restored.MemoryFiles["main"];
        using MemoryFile other = restored.MemoryFiles["other"];
        Assert.Same(main, restored.Root.Main);
        Assert.Equal(9, other.GetSpan(0, 1)[0]);
    }

    [Fact]
    public async Task A_graph_alone_is_a_checkpoint_too()
    {
        await Checkpoint.SaveAsync(_stage.Target, new List<int> { 1, 2 });

        RestoredCheckpoint<List<int>> restored = await Checkpoint.RestoreAsync<List<int>>(_stage.Target);

        Assert.Equal([1, 2], restored.Root);
        Assert.Empty(restored.MemoryFiles);
    }

    [Fact]
    public void A_checkpoint_says_what_it_is_without_a_key()
    {
        using StateKey key = new(RandomNumberGenerator.GetBytes(StateKey.Size));
        DateTimeOffset before = DateTimeOffset.UtcNow;
        CheckpointOptions options = new()
        {
            File = new() { Protection = StateFileProtection.Authenticated, Key = key },
            Metadata = new Dictionary<string, string> { ["level"] = "3" },
        };
        CheckpointReport report = _stage.Save(1, options);

        CheckpointInfo info = Checkpoint.ReadInfo(_stage.Target);

        Assert.Equal(new Dictionary<string, string> { ["level"] = "3" }, info.Metadata);
        Assert.Equal("3", StateFileReader.ReadHeader(Path.Combine(_stage.Target, "checkpoint.img")).Metadata["level"]);
        Assert.InRange(info.Time, before, DateTimeOffset.UtcNow);
        Assert.Equal(2, info.Objects);
        Assert.Equal(report.Checkpoint.SchemaFingerprint, info.SchemaFingerprint);
        Assert.Equal(64, info.SchemaFingerprint.Length);
        Assert.True(info.WallTime > TimeSpan.Zero);
        Assert.True(info.CpuTime > TimeSpan.Zero);
    }

    [Fact]
    public void The_fingerprint_is_that_of_the_types_and_not_of_the_objects()
    {
        string first = _stage.Save(1).Checkpoint.SchemaFingerprint;
        _stage.World.Names.AddRange(["a", "b"]);
        string withText = _stage.Save(2).Checkpoint.SchemaFingerprint;
        _stage.World.Names.Add("c");
        string withMore = _stage.Save(3).Checkpoint.SchemaFingerprint;

        Assert.Equal(withText, withMore);
        Assert.Equal(first, withText);
    }

    [Fact]
    public async Task Times_go_on_in_the_process_that_continues()
    {
        CheckpointInfo first = _stage.Save(1).Checkpoint;
        RestoredCheckpoint<World> restored = await Checkpoint.RestoreAsync<World>(_stage.Target);
        foreach (MemoryFile memory in restored.MemoryFiles.Values)
            memory.Dispose();

        CheckpointInfo second = _stage.Save(2, new() { File = new() { Overwrite = true }, Continues = restored.Checkpoint }).Checkpoint;
        CheckpointInfo anew = _stage.Save(3, new() { File = new() { Overwrite = true }, Continues = Checkpoint.ReadInfo(_stage.Target) }).Checkpoint;

        Assert.True(second.WallTime > first.WallTime);
        Assert.True(second.CpuTime >= first.CpuTime);
        // Only looked at: all of this process's time is counted as another's.
        Assert.True(anew.WallTime > second.WallTime + first.WallTime);
    }

    [Fact]
    public void Times_and_phases_are_told_as_they_pass()
    {
        List<CheckpointPhase> told = [];
        List<string> calls = [];
        CheckpointOptions options = new()
        {
            Progress = new Teller(told.Add),
            BeforeResume = error => calls.Add($"resume {error?.Message} {Directory.Exists(_stage.Target)}"),
            Completed = (report, error) => calls.Add($"completed {report?.Timeline.Count} {error?.Message}"),
        };

        CheckpointReport report = _stage.Save(1, options);

        CheckpointPhase[] phases = [CheckpointPhase.Graph, CheckpointPhase.Pages, CheckpointPhase.Resume, CheckpointPhase.Manifest, CheckpointPhase.Commit];
        Assert.Equal(phases, told);
        Assert.Equal(phases, report.Timeline.Select(static time => time.Phase));
        for (int i = 1; i < phases.Length; i++)
            Assert.True(report.Timeline[i].Start >= report.Timeline[i - 1].Start + report.Timeline[i - 1].Duration);
        Assert.Equal(["resume  False", "completed 5 "], calls);
        Assert.Equal(report.Files["pages.img"], new FileInfo(Path.Combine(_stage.Target, "pages.img")).Length);
    }

    [Fact]
    public void The_program_goes_on_while_pages_are_written_from_snapshots()
    {
        List<CheckpointPhase> told = [];
        CheckpointOptions options = new()
        {
            SnapshotPages = true,
            Progress = new Teller(told.Add),
            BeforeResume = _ =>
            {
                _stage.World.Value = 9;
                foreach (MemoryFile memory in _stage.Memory.Values)
                    memory.GetSpan(0, 4 * MemoryFile.PageSize).Fill(9);
            },
        };

        _stage.Save(1, options);

        Assert.Equal(
            [CheckpointPhase.Graph, CheckpointPhase.Snapshot, CheckpointPhase.Resume, CheckpointPhase.Pages, CheckpointPhase.Manifest, CheckpointPhase.Commit],
            told);
        Assert.Equal(1, _stage.Restore());
        Assert.Equal(9, _stage.Memory["other"].GetSpan(0, 1)[0]);
        _stage.Save(2);
        Assert.Equal(2, _stage.Restore());
    }

    [Fact]
    public void A_save_from_snapshots_that_fails_lets_go_of_them()
    {
        _stage.Save(1);
        CheckpointOptions options = new()
        {
            SnapshotPages = true,
            File = new() { Overwrite = true },
            BeforeResume = _ => throw new InvalidOperationException("mine"),
        };

        Assert.Throws<InvalidOperationException>(() => _stage.Save(2, options));

        Assert.Equal(1, _stage.Restore());
        _stage.Save(3);
        Assert.Equal(3, _stage.Restore());
    }

    [Fact]
    public void Pages_come_in_the_background_where_that_is_asked_for()
    {
        _stage.Save(5);

        Assert.Equal(5, _stage.Restore(mode: MemoryLoadMode.Background));
    }

    [Fact]
    public void A_failure_is_told_once_before_the_program_goes_on_and_leaves_nothing()
    {
        List<string> calls = [];
        _stage.Save(1);
        CheckpointOptions options = new()
        {
            File = new() { Overwrite = true },
            Graph = new() { Statistics = _ => throw new InvalidOperationException("mine") },
            BeforeResume = error => throw new InvalidOperationException("other " + error?.Message),
            Completed = (report, error) => calls.Add($"{report is null} {error?.Message}"),
        };

        Assert.Equal("mine", Assert.Throws<InvalidOperationException>(() => _stage.Save(2, options)).Message);

        Assert.Equal(["True mine"], calls);
        Assert.Equal(["world"], _directory.Names);
        Assert.Equal(1, _stage.Restore());
    }

    [Fact]
    public void What_the_program_throws_before_it_goes_on_ends_the_save()
    {
        _stage.Save(1);
        CheckpointOptions options = new()
        {
            File = new() { Overwrite = true },
            BeforeResume = _ => throw new InvalidOperationException("mine"),
        };

        Assert.Throws<InvalidOperationException>(() => _stage.Save(2, options));

        Assert.Equal(["world"], _directory.Names);
        Assert.Equal(1, _stage.Restore());
    }

    [Theory]
    [InlineData(CheckpointPhase.Graph)]
    [InlineData(CheckpointPhase.Pages)]
    [InlineData(CheckpointPhase.Manifest)]
    [InlineData(CheckpointPhase.Commit)]
    public void A_save_that_is_cancelled_in_any_phase_leaves_the_older_checkpoint(CheckpointPhase phase)
    {
        _stage.Save(1);
        using CancellationTokenSource source = new();
        CheckpointOptions options = new()
        {
            File = new() { Overwrite = true },
            Graph = new() { CancellationToken = source.Token },
            // The phase that has begun may end; the next one must not begin.
            Progress = new Teller(begun =>
            {
                if (begun == phase - 1)
                    source.Cancel();
            }),
        };
        if (phase == CheckpointPhase.Graph)
            source.Cancel();

        Assert.Throws<OperationCanceledException>(() => _stage.Save(2, options));

        Assert.Equal(["world"], _directory.Names);
        Assert.Equal(1, _stage.Restore());
    }

    [Fact]
    public async Task A_restore_can_be_cancelled()
    {
        _stage.Save(1);
        RestoreOptions options = new() { Graph = new() { CancellationToken = new CancellationToken(canceled: true) } };

        await Assert.ThrowsAsync<OperationCanceledException>(() => Checkpoint.RestoreAsync<World>(_stage.Target, options));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_before_anything_is_written()
    {
        Dictionary<string, string> reserved = new() { ["stateify.time"] = "never" };
        Dictionary<string, MemoryFile> unnamed = new() { [""] = _stage.Memory["main"] };

        await Assert.ThrowsAsync<ArgumentException>(() => Checkpoint.SaveAsync(_stage.Target, 1, null, new() { Metadata = reserved }));
        await Assert.ThrowsAsync<ArgumentException>(() => Checkpoint.SaveAsync(_stage.Target, 1, unnamed));
        await Assert.ThrowsAsync<ArgumentException>(() => Checkpoint.SaveAsync("", 1));

        Assert.Empty(_directory.Names);
    }

    [Fact]
    public async Task A_graph_alone_can_be_encrypted_and_compressed()
    {
        using StateKey key = new(RandomNumberGenerator.GetBytes(StateKey.Size));
        CheckpointOptions options = new()
        {
            File = new() { Protection = StateFileProtection.Encrypted, Key = key, Compression = FrameCompression.Brotli(5) },
        };
        await Checkpoint.SaveAsync(_stage.Target, new string('x', 100_000), options: options);

        RestoredCheckpoint<string> restored = await Checkpoint.RestoreAsync<string>(_stage.Target, new() { File = new() { Key = key } });

        Assert.Equal(new string('x', 100_000), restored.Root);
        Assert.True(new FileInfo(Path.Combine(_stage.Target, "checkpoint.img")).Length < 10_000);
    }

    [Fact]
    public void Pages_are_mapped_where_that_is_asked_for_unless_they_are_encrypted()
    {
        using StateKey key = new(RandomNumberGenerator.GetBytes(StateKey.Size));
        _stage.Save(1, new() { File = new() { Protection = StateFileProtection.Authenticated, Key = key } });
        Assert.Equal(1, _stage.Restore(key: key, mode: MemoryLoadMode.Mapped));

        _stage.Save(2, new() { File = new() { Protection = StateFileProtection.Encrypted, Key = key, Overwrite = true } });
        MemoryFileException error = Assert.Throws<MemoryFileException>(() => _stage.Restore(key: key, mode: MemoryLoadMode.Mapped));
        Assert.Equal(MemoryFileErrorCode.ImageNotMappable, error.Code);
        Assert.Equal(2, _stage.Restore(key: key));
    }

    private sealed class Teller(Action<CheckpointPhase> tell) : IProgress<CheckpointPhase>
    {
        public void Report(CheckpointPhase value) => tell(value);
    }
}
