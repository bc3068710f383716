using Stateify.Tests.Graph;

namespace Stateify.Tests.Cloning;

public sealed class CloneHookTests
{
    [Fact]
    public void Hooks_of_the_original_have_all_run_before_those_of_the_clone()
    {
        List<string> log = [];
        Busy root = Logged("a", log);
        root.Next = Logged("b", log);
        Busy.OnAfterLoad = self => log.Add($"loaded {self.Name}");

        StateCloner.Clone(root);

        Busy.OnAfterLoad = null;
        Assert.Equal(["before a", "before b", "after b True", "after a True", "loaded a", "loaded b"], log);
    }

    [Fact]
    public void What_AfterSave_does_to_the_original_does_not_reach_the_clone()
    {
        Busy root = new() { Numbers = [1, 2, 3], Names = ["a"], ById = new() { [1] = new() } };
        root.OnBeforeSave = self => self.Numbers.Add(4);
        root.OnAfterSave = (self, _) =>
        {
            self.Numbers[0] = 9;
            self.Numbers.Clear();
            self.Names.Clear();
            self.ById[1].Id = 9;
        };

        Busy clone = StateCloner.Clone(root);

        Assert.Equal([1, 2, 3, 4], clone.Numbers);
        Assert.Equal(["a"], clone.Names);
        Assert.Equal(0, clone.ById[1].Id);
    }

    [Fact]
    public void Waiters_are_complete_after_what_they_wait_for()
    {
        Waiter.Order = [];
        Waiter root = new() { Name = "root", For = new() { Name = "first" } };
        root.For.ForAll = [new() { Name = "zeroth", Neighbour = root }];

        StateCloner.Clone(root);

        Assert.Equal(["zeroth", "first", "root"], Waiter.Order);
        Waiter.Order = null;
    }

    [Fact]
    public void A_circle_of_waits_is_an_error_with_its_path()
    {
        Waiter root = new() { For = new() };
        root.For.For = root;

        StateException error = Assert.Throws<StateException>(() => StateCloner.Clone(root));

        Assert.Equal(StateErrorCode.WaitCycle, error.Code);
        Assert.Contains("Waiter.For waits for", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_stand_for_fields_are_handed_over()
    {
        Roles root = new() { Clock = static () => 100 };
        root.Put("a", 2);
        root.Cache.Clear();

        Roles clone = StateCloner.Clone(root);

        Assert.Equal((2, 102), (clone.Get("a"), clone.Total));
        Assert.Equal([1, 2, 3], clone.Cache);
    }

    [Fact]
    public void A_failed_walk_runs_AfterSave_and_no_hook_of_a_clone()
    {
        List<string> log = [];
        Busy root = Logged("a", log);
        root.Next = Logged("b", log);
        root.Next.OnBeforeSave = static _ => throw new InvalidOperationException("no");
        Busy.OnAfterLoad = self => log.Add($"loaded {self.Name}");

        StateException error = Assert.Throws<StateException>(() => StateCloner.Clone(root));

        Busy.OnAfterLoad = null;
        Assert.Equal((StateErrorCode.HookFailed, "Busy.Next"), (error.Code, error.Path));
        Assert.Equal(["before a", "after a False"], log);
    }

    [Fact]
    public void A_list_that_changes_during_the_walk_is_named()
    {
        Busy root = new() { Next = new() { OnSave = static self => self.Numbers.Add(1) } };

        StateException error = Assert.Throws<StateException>(() => StateCloner.Clone(root));

        Assert.Equal((StateErrorCode.ConcurrentMutation, "Busy.Next.Numbers"), (error.Code, error.Path));
    }

    [Fact]
    public void A_hook_of_the_clone_that_fails_is_an_error_with_its_path()
    {
        Busy.OnAfterLoad = static self => throw new InvalidOperationException(self.Name);
        Node root = new() { Tag = new object[] { 1, new Busy { Name = "no" } } };

        StateException error = Assert.Throws<StateException>(() => StateCloner.Clone(root));

        Busy.OnAfterLoad = null;
        Assert.Equal((StateErrorCode.HookFailed, "Node.Tag[1]"), (error.Code, error.Path));
        Assert.Equal("no", error.InnerException!.Message);
    }

    [Fact]
    public void A_hook_may_clone_and_save()
    {
        Busy root = new() { Name = "root", Next = new() { Name = "next" } };
        Busy? inBefore = null;
        byte[]? inAfterLoad = null;
        root.OnBeforeSave = self =>
        {
            self.OnBeforeSave = null;
            inBefore = StateCloner.Clone(self.Next);
        };
        Busy.OnAfterLoad = self => inAfterLoad = self.Next is null ? inAfterLoad : StateSerializer.Save(self.Next);

        Busy clone = StateCloner.Clone(root);

        Busy.OnAfterLoad = null;
        Assert.Equal(("next", "next"), (inBefore!.Name, clone.Next!.Name));
        Assert.Equal("next", StateSerializer.Load<Busy>(inAfterLoad)!.Name);
    }

    private static Busy Logged(string name, List<string> log) => new()
    {
        Name = name,
        OnBeforeSave = _ => log.Add($"before {name}"),
        OnAfterSave = (_, context) => log.Add($"after {name} {context.Succeeded}"),
    };
}
