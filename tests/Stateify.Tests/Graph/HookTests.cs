namespace Stateify.Tests.Graph;

public sealed class HookTests
{
    [Fact]
    public void Every_BeforeSave_has_run_before_the_bytes_are_taken_and_AfterSave_follows_newest_first()
    {
        List<string> log = [];
        Recorder first = new() { Name = "first", Log = log };
        Recorder second = new() { Name = "second", Log = log, Next = first };
        first.Next = second;
        second.OnBeforeSave = _ => first.Name = "renamed";

        Recorder copy = StateSerializer.Load<Recorder>(StateSerializer.Save(first))!;

        Assert.Equal("renamed", copy.Name);
        Assert.Equal((1, 1), (copy.Saved, copy.Next!.Saved));
        Assert.Equal(["before first", "before second", "after second True", "after renamed True"], log);
    }

    [Fact]
    public void Objects_that_a_hook_adds_have_their_hooks_run_too()
    {
        List<string> log = [];
        Recorder root = new() { Name = "root", Log = log };
        root.OnBeforeSave = self => self.Next ??= new Recorder { Name = "added", Log = log };

        Recorder copy = StateSerializer.Load<Recorder>(StateSerializer.Save(root))!;

        Assert.Equal(1, copy.Next!.Saved);
        Assert.Equal(["before root", "before added", "after added True", "after root True"], log);
    }

    [Fact]
    public void A_failed_save_runs_AfterSave_and_writes_nothing()
    {
        List<string> log = [];
        Recorder bad = new() { Name = "bad", Log = log, OnBeforeSave = _ => throw new InvalidOperationException("no") };
        Recorder root = new() { Name = "root", Log = log, Next = bad };
        using MemoryStream output = new();

        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(root, output));

        Assert.Equal(StateErrorCode.HookFailed, error.Code);
        Assert.Equal("Recorder.Next", error.Path);
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.Equal(["before root", "before bad", "after root False"], log);
        Assert.Equal(0, output.Length);
    }

    [Fact]
    public void Hooks_that_never_stop_adding_objects_are_an_error()
    {
        void Grow(Recorder self) => self.Next = new Recorder { OnBeforeSave = Grow };

        StateException error = Assert.Throws<StateException>(() =>
            StateSerializer.Save(new Recorder { OnBeforeSave = Grow }, new SaveOptions { MaxHookPasses = 5 }));

        Assert.Equal(StateErrorCode.HooksDoNotSettle, error.Code);
        Assert.Contains("After 5 passes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_save_from_within_a_hook_works()
    {
        byte[]? inner = null;
        Recorder root = new() { Name = "root", Next = new Recorder { Name = "child" } };
        root.OnBeforeSave = self =>
        {
            self.OnBeforeSave = null;
            inner = StateSerializer.Save(self.Next);
        };

        Recorder copy = StateSerializer.Load<Recorder>(StateSerializer.Save(root))!;

        Assert.Equal("child", copy.Next!.Name);
        Assert.Equal("child", StateSerializer.Load<Recorder>(inner)!.Name);
    }

    [Fact]
    public void Fields_with_a_role_get_what_the_role_says()
    {
        Roles roles = new();
        roles.Cache.Clear();
        roles.Put("a", 2);
        roles.Put("b", 3);
        LoadOptions options = new() { Externals = new Dictionary<string, object> { ["clock"] = () => 100 } };

        Roles copy = RoundTrip.Of(roles, options);

        Assert.Equal([1, 2, 3], copy.Cache);
        Assert.Equal(2, copy.Get("a"));
        Assert.Equal(105, copy.Total);
    }

    [Fact]
    public void Hooks_of_a_hierarchy_run_base_first_and_overridden_ones_once()
    {
        HookedLeaf leaf = new();
        HookedLeaf copy = StateSerializer.Load<HookedLeaf>(StateSerializer.Save(leaf))!;

        Assert.Equal(["base before", "leaf before"], leaf.Calls);
        Assert.Equal(["overridden", "leaf"], copy.Calls);
    }
}
