namespace Stateify.Tests.Graph;

/// <summary>Saves and loads from within the hooks of a save or a load, of other graphs and of the same one.</summary>
public sealed class NestedSaveTests
{
    [Fact]
    public void A_BeforeSave_can_save_and_load_its_own_graph()
    {
        Busy? inner = null;
        Busy root = Chain();
        root.OnBeforeSave = Once(self => inner = StateSerializer.Load<Busy>(StateSerializer.Save(self)));
        byte[] expected = StateSerializer.Save(Chain());

        Assert.Equal(expected, StateSerializer.Save(root));
        Isomorphism.Demand(Chain(), inner);
    }

    [Fact]
    public void A_SaveX_can_save_and_load_its_own_graph()
    {
        List<byte[]> inner = [];
        Busy root = Chain();
        root.Next!.OnSave = self =>
        {
            // The walk of the outer save has stamped some of these objects, and not yet the others.
            self.OnSave = null;
            inner.Add(StateSerializer.Save(root));
            inner.Add(StateSerializer.Save(self));
        };
        byte[] expected = StateSerializer.Save(Chain());

        Assert.Equal(expected, StateSerializer.Save(root));
        Assert.Equal([expected, StateSerializer.Save(Chain().Next)], inner);
    }

    [Fact]
    public void An_AfterSave_can_save_and_load_its_own_graph()
    {
        byte[]? inner = null;
        Busy root = Chain();
        root.OnAfterSave = (self, _) =>
        {
            self.OnAfterSave = null;
            inner = StateSerializer.Save(self);
            StateSerializer.Load<Busy>(inner);
        };

        byte[] outer = StateSerializer.Save(root);

        Assert.Equal(outer, inner);
    }

    [Fact]
    public void An_AfterLoad_can_save_and_load_its_own_graph()
    {
        byte[] state = StateSerializer.Save(Chain());
        byte[]? inner = null;
        Busy? innerCopy = null;
        Busy.OnAfterLoad = self =>
        {
            if (self.Name != "first")
                return;
            Busy.OnAfterLoad = null;
            inner = StateSerializer.Save(self);
            innerCopy = StateSerializer.Load<Busy>(inner);
        };

        Busy copy = StateSerializer.Load<Busy>(state)!;

        // "first" is in the circle, so that all the others are filled, if not complete, when its hook runs.
        Assert.Equal(state, inner);
        Isomorphism.Demand(copy, innerCopy);
        Assert.Equal(state, StateSerializer.Save(copy));
    }

    [Fact]
    public void A_save_that_fails_within_a_hook_leaves_the_outer_one_as_it_was()
    {
        Busy root = Chain();
        StateException? inner = null;
        root.Next!.OnSave = Once(_ => inner = Assert.Throws<StateException>(() => StateSerializer.Save(new Node { Next = new() { Tag = new object[] { new OperatingSystem(PlatformID.Other, new Version(1, 0)) } } })));

        Assert.Equal(StateSerializer.Save(Chain()), StateSerializer.Save(root));
        Assert.Equal("Node.Next.Tag[0]", inner!.Path);
    }

    private static Action<Busy> Once(Action<Busy> action)
    {
        bool isDone = false;
        return self =>
        {
            if (isDone)
                return;
            isDone = true;
            action(self);
        };
    }

    /// <summary>Three objects in a circle that share nodes.</summary>
    private static Busy Chain()
    {
        Node shared = new() { Id = 7 };
        shared.Next = new Node { Id = 8, Other = shared };
        Busy third = new() { Name = "third", Nodes = [shared, shared.Next], Numbers = [1, 2, 3] };
        Busy second = new() { Name = "second", Next = third, ById = { [1] = shared } };
        Busy first = new() { Name = "first", Next = second, Names = ["a", "b"], Nodes = [shared.Next] };
        third.Next = first;
        return first;
    }
}
