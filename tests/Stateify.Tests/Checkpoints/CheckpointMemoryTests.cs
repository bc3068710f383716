using Stateify.Memory;

namespace Stateify.Tests.Checkpoints;

/// <summary>Memory files are told apart by their names in the checkpoint, and by nothing else.</summary>
public sealed class CheckpointMemoryTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;

    private readonly TemporaryDirectory _directory = new();
    private readonly List<MemoryFile> _files = [];

    private string Target => _directory["world"];

    public void Dispose()
    {
        _files.ForEach(static file => file.Dispose());
        _directory.Dispose();
    }

    [Fact]
    public async Task Memory_files_come_back_under_their_names_whatever_their_order()
    {
        foreach (string[] order in (string[][])[["a", "b", "main"], ["main", "b", "a"], ["b", "main", "a"]])
        {
            // All of them have one name of their own, which is for people.
            Dictionary<string, MemoryFile> saved = order.ToDictionary(static name => name, name => Filled("private", name[0]));
            await Checkpoint.SaveAsync(Target, new World(saved["main"]), saved, Stage.Overwriting());

            RestoredCheckpoint<World> restored = await RestoreAsync();

            Assert.Equal(["a", "b", "main"], restored.MemoryFiles.Keys.Order(StringComparer.Ordinal));
            Assert.Same(restored.MemoryFiles["main"], restored.Root!.Main);
            Assert.All(restored.MemoryFiles, static memory => Assert.Equal(memory.Key[0], (char)memory.Value.GetSpan(0, 1)[0]));
        }
    }

    [Fact]
    public async Task Each_memory_file_is_made_as_the_program_says()
    {
        MemoryFile main = Filled("main", 'm');
        await Checkpoint.SaveAsync(Target, new World(main), new Dictionary<string, MemoryFile> { ["main"] = main, ["other"] = Filled("other", 'o') });

        RestoredCheckpoint<World> restored = await RestoreAsync(
            ("main", new() { Limit = 2 * Page }), ("other", new() { Backing = MemoryBackingKind.Portable }));

        Assert.Equal(2 * Page, restored.MemoryFiles["main"].Limit);
        Assert.Equal(MemoryBackingKind.Portable, restored.MemoryFiles["other"].Capabilities.Backing);
        Assert.Equal('o', (char)restored.MemoryFiles["other"].GetSpan(0, 1)[0]);
    }

    [Fact]
    public async Task A_checkpoint_with_other_memory_files_than_the_program_expects_is_refused()
    {
        MemoryFile main = Filled("main", 'm');
        await Checkpoint.SaveAsync(Target, new World(main), new Dictionary<string, MemoryFile> { ["main"] = main, ["old"] = Filled("old", 'o') });
        File.WriteAllBytes(Path.Combine(Target, "pages.img"), new byte[Page]);

        MemoryFileException error = await Assert.ThrowsAsync<MemoryFileException>(
            () => RestoreAsync(("main", new()), ("second", new()), ("first", new())));

        Assert.Equal(MemoryFileErrorCode.MemoryFilesDiffer, error.Code);
        Assert.Contains("expected and not in the checkpoint: \"first\", \"second\"; in the checkpoint and not expected: \"old\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("expected: none.", (await Assert.ThrowsAsync<MemoryFileException>(() => RestoreAsync(("main", new()), ("old", new()), ("new", new())))).Message, StringComparison.Ordinal);
        Assert.Contains("checkpoint: none;", (await Assert.ThrowsAsync<MemoryFileException>(() => RestoreAsync(("main", new())))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_memory_file_has_one_name_and_a_name_one_memory_file()
    {
        MemoryFile main = Filled("main", 'm');

        await Assert.ThrowsAsync<ArgumentException>(
            () => Checkpoint.SaveAsync(Target, new World(main), new Dictionary<string, MemoryFile> { ["main"] = main, ["again"] = main }));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Checkpoint.SaveAsync(Target, new World(main), new Dictionary<string, MemoryFile> { ["main"] = main, ["none"] = null! }));

        Assert.Empty(_directory.Names);
    }

    [Fact]
    public async Task A_name_that_no_memory_file_can_have_is_refused_before_anything_is_written()
    {
        MemoryFile main = Filled("main", 'm');
        foreach (string name in (string[])["", "two\nlines", "\ud800", new('x', 250), new('ü', 125)])
        {
            Dictionary<string, MemoryFile> memory = new() { [name] = main };
            using MemoryStream stream = new();

            await Assert.ThrowsAsync<ArgumentException>(() => Checkpoint.SaveAsync(Target, new World(), memory));
            await Assert.ThrowsAsync<ArgumentException>(() => Checkpoint.SaveAsync(stream, new World(), memory));

            Assert.Empty(_directory.Names);
            Assert.Equal(0, stream.Length);
        }
    }

    [Fact]
    public async Task The_longest_name_comes_back()
    {
        string name = new('x', 249);
        await Checkpoint.SaveAsync<World?>(Target, null, new Dictionary<string, MemoryFile> { [name] = Filled("main", 'm') });

        Assert.Equal('m', (char)(await RestoreAsync()).MemoryFiles[name].GetSpan(0, 1)[0]);
    }

    private async Task<RestoredCheckpoint<World>> RestoreAsync(params (string Name, MemoryFileOptions Options)[] expected)
    {
        RestoreOptions options = new()
        {
            MemoryFiles = expected.Length == 0 ? null : expected.ToDictionary(static file => file.Name, static file => file.Options),
        };
        RestoredCheckpoint<World> restored = await Checkpoint.RestoreAsync<World>(Target, options);
        _files.AddRange(restored.MemoryFiles.Values);
        return restored;
    }

    private MemoryFile Filled(string name, char value)
    {
        MemoryFile memory = MemoryFile.Create(name);
        _files.Add(memory);
        memory.GetSpan(memory.Allocate(Page).Offset, Page).Fill((byte)value);
        return memory;
    }
}
