using Stateify.Tests.Checkpoints;

namespace Stateify.Tests.Files;

/// <summary>What else can have a name that a save takes, or the names beside it.</summary>
public sealed class TakenNameTests : IDisposable
{
    private static readonly StateFileWriterOptions Keeping = new() { Overwrite = true, Keep = 2 };

    private readonly TemporaryDirectory _directory = new();

    public TakenNameTests() => Directory.CreateDirectory(_directory["data"]);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_symbolic_link_stays_and_the_file_that_it_leads_to_is_replaced_and_kept()
    {
        File.CreateSymbolicLink(_directory["first"], "second");
        File.CreateSymbolicLink(_directory["second"], "data/a.state");

        for (int value = 1; value <= 3; value++)
            StateFile.Save(_directory["first"], value, fileOptions: Keeping);

        Assert.Equal(["data", "first", "second"], _directory.Names);
        Assert.Equal("second", new FileInfo(_directory["first"]).LinkTarget);
        Assert.Equal([3, 2, 1], new[] { "first", "data/a.state.1", "data/a.state.2" }.Select(name => StateFile.Load<int>(_directory[name])));
    }

    [Fact]
    public void A_symbolic_link_stays_and_the_checkpoint_that_it_leads_to_is_replaced_and_kept()
    {
        using Stage stage = new(_directory.Path);
        Directory.CreateSymbolicLink(stage.Target, _directory["data/world"]);

        for (int value = 1; value <= 3; value++)
            stage.Save(value, Stage.Overwriting(keep: 2));

        Assert.Equal(["data", "world"], _directory.Names);
        Assert.Equal(_directory["data/world"], new DirectoryInfo(stage.Target).LinkTarget);
        Assert.Equal(3, stage.Restore());
        Assert.Equal([2, 1], new[] { "data/world.1", "data/world.2" }.Select(name => stage.Restore(_directory[name])));
    }

    [Fact]
    public void Symbolic_links_that_lead_to_each_other_are_a_typed_error()
    {
        File.CreateSymbolicLink(_directory["a"], "b");
        File.CreateSymbolicLink(_directory["b"], "a");
        using Stage stage = new(_directory.Path);
        Directory.CreateSymbolicLink(stage.Target, stage.Target);

        Assert.Equal(StateFileErrorCode.IoFailed, Assert.Throws<StateFileException>(() => StateFile.Save(_directory["a"], 1)).Code);
        Assert.Equal(StateFileErrorCode.IoFailed, Assert.Throws<StateFileException>(() => stage.Save(1)).Code);
        Assert.Equal(StateFileErrorCode.IoFailed, Assert.Throws<StateFileException>(() => stage.Restore()).Code);
    }

    [Fact]
    public void A_directory_that_has_the_name_of_an_older_file_is_named_before_anything_is_replaced()
    {
        StateFile.Save(_directory["a.state"], 1);
        Directory.CreateDirectory(_directory["a.state.1"]);

        StateFileException error = Assert.Throws<StateFileException>(() => StateFile.Save(_directory["a.state"], 2, fileOptions: Keeping));

        Assert.Equal((StateFileErrorCode.NotAFile, _directory["a.state.1"]), (error.Code, error.Path));
        Assert.Equal(1, StateFile.Load<int>(_directory["a.state"]));
        Assert.Equal(["a.state", "a.state.1", "data"], _directory.Names);
    }

    [Fact]
    public void A_file_that_has_the_name_of_an_older_checkpoint_is_named_before_anything_is_replaced()
    {
        using Stage stage = new(_directory.Path);
        stage.Save(1);
        stage.Save(2, Stage.Overwriting(keep: 2));
        File.WriteAllText(_directory["world.2"], "mine");

        StateFileException error = Assert.Throws<StateFileException>(() => stage.Save(3, Stage.Overwriting(keep: 2)));

        Assert.Equal((StateFileErrorCode.NotACheckpoint, _directory["world.2"]), (error.Code, error.Path));
        Assert.Equal([2, 1], new[] { "world", "world.1" }.Select(name => stage.Restore(_directory[name])));
        Assert.Equal("mine", File.ReadAllText(_directory["world.2"]));
        Assert.Equal(["data", "world", "world.1", "world.2"], _directory.Names);
    }
}
