using System.Security.Cryptography;
using Stateify.Memory;
using Stateify.Tests.Files;

namespace Stateify.Tests.Checkpoints;

/// <summary>What may be replaced, what is kept, and what passes for a checkpoint.</summary>
public sealed class CheckpointCommitTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Stage _stage;

    public CheckpointCommitTests() => _stage = new Stage(_directory.Path);

    public void Dispose()
    {
        _stage.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_checkpoint_is_not_replaced_without_leave()
    {
        _stage.Save(1, CheckpointOptions.Default);

        StateFileException error = Assert.Throws<StateFileException>(() => _stage.Save(2, CheckpointOptions.Default));

        Assert.Equal(StateFileErrorCode.AlreadyExists, error.Code);
        Assert.Equal(_stage.Target, error.Path);
        Assert.Contains("overwrite", error.Message, StringComparison.Ordinal);
        Assert.Equal(["world"], _directory.Names);
        Assert.Equal(1, _stage.Restore());
    }

    [Fact]
    public void A_checkpoint_that_comes_while_another_is_saved_is_not_replaced_without_leave()
    {
        CheckpointOptions options = new() { BeforeResume = _ => _stage.Save(1, CheckpointOptions.Default) };

        Assert.Equal(StateFileErrorCode.AlreadyExists, Assert.Throws<StateFileException>(() => _stage.Save(2, options)).Code);

        Assert.Equal(["world"], _directory.Names);
        Assert.Equal(1, _stage.Restore());
    }

    [Fact]
    public void An_empty_directory_is_taken()
    {
        Directory.CreateDirectory(_stage.Target);

        _stage.Save(1, CheckpointOptions.Default);

        Assert.Equal(1, _stage.Restore());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_checkpoint_that_is_replaced_while_it_is_restored_is_restored_as_the_newer_one(int keep)
    {
        _stage.Save(0);
        using CancellationTokenSource stop = new();
        Task saves = Task.Run(() =>
        {
            for (int value = 1; !stop.IsCancellationRequested; value++)
                _stage.Save(value % 100, Stage.Overwriting(keep));
        });

        // Each restore checks that graph and memory files are of the same save.
        for (int i = 0; i < 100; i++)
            _stage.Restore();

        await stop.CancelAsync();
        await saves;
    }

    [Fact]
    public void A_directory_that_is_no_checkpoint_is_never_replaced()
    {
        Directory.CreateDirectory(_stage.Target);
        string precious = Path.Combine(_stage.Target, "thesis.txt");
        File.WriteAllText(precious, "years");
        Assert.Equal(StateFileErrorCode.NotACheckpoint, Assert.Throws<StateFileException>(() => _stage.Save(1)).Code);

        File.Move(precious, Path.Combine(_stage.Target, "pages.img"));
        Assert.Equal(StateFileErrorCode.NotACheckpoint, Assert.Throws<StateFileException>(() => _stage.Save(1)).Code);

        Assert.Equal(["pages.img"], Directory.GetFileSystemEntries(_stage.Target).Select(Path.GetFileName));
        Assert.Equal(["world"], _directory.Names);
    }

    [Fact]
    public void A_file_of_that_name_is_never_replaced()
    {
        File.WriteAllText(_stage.Target, "a file");

        Assert.Equal(StateFileErrorCode.NotACheckpoint, Assert.Throws<StateFileException>(() => _stage.Save(1)).Code);

        Assert.Equal("a file", File.ReadAllText(_stage.Target));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void As_many_older_checkpoints_are_kept_as_wanted(bool exchanges)
    {
        for (int value = 1; value <= 5; value++)
            _stage.Save(value, Stage.Overwriting(keep: 2), new FaultyDisk { Exchanges = exchanges });

        Assert.Equal(["world", "world.1", "world.2"], _directory.Names);
        Assert.Equal(5, _stage.Restore());
        Assert.Equal(4, _stage.Restore(_stage.Target + ".1"));
        Assert.Equal(3, _stage.Restore(_stage.Target + ".2"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_another_process_is_saving_and_what_is_no_checkpoint_is_never_taken_for_one_that_was_replaced(int keep)
    {
        _stage.Save(1);
        string id = StateFileReader.ReadHeader(Path.Combine(_stage.Target, "manifest")).Metadata["stateify.id"];
        string beginning = Copy("aaaaaaa1", without: "manifest");
        string complete = Copy(id);
        string damaged = Copy("aaaaaaa2");
        File.WriteAllText(Path.Combine(damaged, "manifest"), "?");
        string foreign = Copy("aaaaaaa3");
        File.WriteAllText(Path.Combine(foreign, "thesis.txt"), "years");
        string[] left = [beginning, complete, damaged, foreign];
        int[] files = [.. left.Select(static directory => Directory.GetFiles(directory).Length)];

        _stage.Save(2, Stage.Overwriting(keep));

        Assert.Equal(files, left.Select(static directory => Directory.GetFiles(directory).Length));
        IEnumerable<string> expected = left.Select(static directory => Path.GetFileName(directory)).Append("world").Concat(keep == 0 ? [] : ["world.1"]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), _directory.Names);
        Assert.Equal(2, _stage.Restore());
    }

    [Fact]
    public void One_that_was_replaced_stays_until_a_save_may_overwrite()
    {
        _stage.Save(1);
        string replaced = Copy("aaaaaaa1");

        Assert.Throws<StateFileException>(() => _stage.Save(2, CheckpointOptions.Default));
        Assert.True(Directory.Exists(replaced));
        _stage.Save(2, Stage.Overwriting(keep: 2));

        Assert.Equal(["world", "world.1", "world.2"], _directory.Names);
    }

    [Fact]
    public void What_is_flushed_is_flushed_before_the_name_is_taken()
    {
        _stage.Save(1);
        FaultyDisk disk = new();
        _stage.Save(2, fileSystem: disk);

        List<string> log = [.. disk.Log];
        int exchange = log.IndexOf("exchange directories world");
        int manifest = log.IndexOf("rename manifest");
        Assert.True(manifest >= 0);
        Assert.All(log.Take(manifest).Where(static entry => entry.StartsWith("rename ", StringComparison.Ordinal)), entry =>
            Assert.Contains(log.Take(manifest), other => other.StartsWith("sync ." + entry[7..] + ".", StringComparison.Ordinal)));
        Assert.Contains(log[manifest..exchange], static entry => entry.StartsWith("sync directory .world.", StringComparison.Ordinal));
        Assert.Equal($"sync directory {Path.GetFileName(_directory.Path)}", log[exchange + 1]);
    }

    [Theory]
    [InlineData("checkpoint.img")]
    [InlineData("pages_meta.1.img")]
    public void A_file_of_another_checkpoint_is_noticed(string name)
    {
        _stage.Save(1, Stage.Overwriting(keep: 1));
        _stage.Save(2, Stage.Overwriting(keep: 1));
        File.Copy(Path.Combine(_stage.Target + ".1", name), Path.Combine(_stage.Target, name), overwrite: true);

        StateFileException error = Assert.Throws<StateFileException>(() => _stage.Restore());

        Assert.Equal(StateFileErrorCode.CheckpointMismatch, error.Code);
        Assert.Equal(Path.Combine(_stage.Target, name), error.Path);
    }

    [Theory]
    [InlineData("checkpoint.img")]
    [InlineData("pages.img")]
    [InlineData("pages_meta.1.img")]
    public void A_missing_or_cut_file_is_noticed(string name)
    {
        _stage.Save(1);
        string path = Path.Combine(_stage.Target, name);
        using (FileStream file = File.OpenWrite(path))
            file.SetLength(file.Length - 1);
        Assert.Equal(StateFileErrorCode.CheckpointMismatch, Assert.Throws<StateFileException>(() => _stage.Restore()).Code);

        File.Delete(path);
        Assert.Equal(StateFileErrorCode.CheckpointMismatch, Assert.Throws<StateFileException>(() => _stage.Restore()).Code);
    }

    [Theory]
    [InlineData("checkpoint.img", StateFileProtection.Authenticated)]
    [InlineData("pages.img", StateFileProtection.Authenticated)]
    [InlineData("pages_meta.img", StateFileProtection.Authenticated)]
    [InlineData("pages.1.img", StateFileProtection.Authenticated)]
    [InlineData("pages.img", StateFileProtection.Encrypted)]
    [InlineData("pages_meta.img", StateFileProtection.Encrypted)]
    public void With_a_key_every_file_is_that_of_one_checkpoint_or_refused(string name, StateFileProtection protection)
    {
        using StateKey key = new(RandomNumberGenerator.GetBytes(StateKey.Size));
        CheckpointOptions options = new() { File = new() { Protection = protection, Key = key, Overwrite = true, Keep = 1 } };
        _stage.Save(1, options);
        _stage.Save(2, options);
        Assert.Equal(2, _stage.Restore(key: key));
        Assert.Equal(1, _stage.Restore(_stage.Target + ".1", key));
        Assert.Equal(StateFileErrorCode.KeyRequired, Assert.Throws<StateFileException>(() => _stage.Restore()).Code);

        File.Copy(Path.Combine(_stage.Target + ".1", name), Path.Combine(_stage.Target, name), overwrite: true);

        Exception error = Record.Exception(() => _stage.Restore(key: key));
        if (name.StartsWith("pages.", StringComparison.Ordinal))
            Assert.Equal(MemoryFileErrorCode.ImagePagesCorrupt, Assert.IsType<MemoryFileException>(error).Code);
        else
            Assert.Equal(StateFileErrorCode.CheckpointMismatch, Assert.IsType<StateFileException>(error).Code);
    }

    [Fact]
    public void A_directory_without_a_manifest_and_one_that_is_not_there_are_told_apart()
    {
        Assert.Equal(StateFileErrorCode.DirectoryNotFound, Assert.Throws<StateFileException>(() => _stage.Restore()).Code);
        Assert.Equal(StateFileErrorCode.DirectoryNotFound, Assert.Throws<StateFileException>(() => Checkpoint.ReadInfo(_stage.Target)).Code);
        _stage.Save(1);
        File.Delete(Path.Combine(_stage.Target, "manifest"));
        Assert.Equal(StateFileErrorCode.NotACheckpoint, Assert.Throws<StateFileException>(() => _stage.Restore()).Code);
        File.Copy(Path.Combine(_stage.Target, "checkpoint.img"), Path.Combine(_stage.Target, "manifest"));
        Assert.Equal(StateFileErrorCode.NotACheckpoint, Assert.Throws<StateFileException>(() => _stage.Restore()).Code);
    }

    [Fact]
    public async Task Who_names_a_checkpoint_that_is_one_file_is_told_that_it_is_restored_from_a_stream()
    {
        using (FileStream file = File.Create(_stage.Target))
            await Checkpoint.SaveAsync(file, new World());

        StateFileException error = await Assert.ThrowsAsync<StateFileException>(() => Checkpoint.RestoreAsync<World>(_stage.Target));

        Assert.Equal(StateFileErrorCode.NotACheckpoint, error.Code);
        Assert.Contains("restored from a stream", error.Message, StringComparison.Ordinal);
        Assert.Equal(StateFileErrorCode.NotACheckpoint, Assert.Throws<StateFileException>(() => Checkpoint.ReadInfo(_stage.Target)).Code);
    }

    [Fact]
    public async Task A_missing_argument_is_named()
    {
        Assert.Equal("directory", (await Assert.ThrowsAsync<ArgumentNullException>(() => Checkpoint.SaveAsync((string)null!, 1))).ParamName);
        Assert.Equal("destination", (await Assert.ThrowsAsync<ArgumentNullException>(() => Checkpoint.SaveAsync((Stream)null!, 1))).ParamName);
        foreach (CheckpointOptions options in (CheckpointOptions[])[new() { Graph = null! }, new() { File = null! }])
            await Assert.ThrowsAsync<ArgumentNullException>(() => Checkpoint.SaveAsync(_stage.Target, 1, options: options));
        foreach (RestoreOptions options in (RestoreOptions[])[new() { Graph = null! }, new() { File = null! }])
        {
            await Assert.ThrowsAsync<ArgumentNullException>(() => Checkpoint.RestoreAsync<int>(_stage.Target, options));
            await Assert.ThrowsAsync<ArgumentNullException>(() => Checkpoint.RestoreAsync<int>(new MemoryStream(), options));
        }
    }

    [Fact]
    public void A_checkpoint_in_a_directory_that_is_not_there_cannot_be_saved()
    {
        using Stage stage = new(_directory["missing"]);

        Assert.Equal(StateFileErrorCode.DirectoryNotFound, Assert.Throws<StateFileException>(() => stage.Save(1)).Code);
        Assert.Empty(_directory.Names);
    }

    /// <summary>Copies the checkpoint under a temporary name.</summary>
    private string Copy(string random, string without = "")
    {
        string copy = _directory[$".world.{random}.tmp"];
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.GetFiles(_stage.Target).Where(file => Path.GetFileName(file) != without))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }
}
