namespace Stateify.Tests.Graph;

public sealed class IdentityTests
{
    [Fact]
    public void The_root_is_the_same_object_for_its_own_child()
    {
        Node root = new();
        root.Next = new Node { Next = root };

        Node copy = RoundTrip.Of(root);

        Assert.Same(copy, copy.Next!.Next);
    }

    [Fact]
    public void Shared_arrays_strings_boxes_and_collections_stay_shared_and_equal_ones_stay_apart()
    {
        int[] array = [1];
        string text = new('x', 3);
        object box = 5;
        List<int> list = [2];
        Containers copy = RoundTrip.Of(new Containers
        {
            Objects = [array, array, new int[] { 1 }, text, text, new string('x', 3), box, box, 5, list, list],
        });

        object?[] objects = copy.Objects!;
        Assert.Same(objects[0], objects[1]);
        Assert.NotSame(objects[0], objects[2]);
        Assert.Same(objects[3], objects[4]);
        Assert.NotSame(objects[3], objects[5]);
        Assert.Same(objects[6], objects[7]);
        Assert.NotSame(objects[6], objects[8]);
        Assert.Same(objects[9], objects[10]);
    }

    [Fact]
    public void Cycles_through_every_container_are_kept()
    {
        Containers root = new();
        root.Any = root;
        root.Objects = [root];
        root.OwnerList = [root, null];
        root.Owners = new() { [1] = root };
        root.ByOwner = new() { [root] = new Node() };
        root.OwnerSet = [root];
        root.Nodes = [new Node { Tag = root }];
        root.Points = [new Point { Owner = root.Nodes[0] }];

        Containers copy = RoundTrip.Of(root);

        Assert.Same(copy, copy.Any);
        Assert.Same(copy, copy.Objects![0]);
        Assert.Same(copy, copy.OwnerList![0]);
        Assert.Same(copy, copy.Owners![1]);
        Assert.True(copy.ByOwner!.ContainsKey(copy));
        Assert.Contains(copy, copy.OwnerSet!);
        Assert.Same(copy, copy.Points![0].Owner!.Tag);
    }

    [Fact]
    public void A_clone_that_carries_its_originals_ordinal_is_an_object_of_its_own()
    {
        Node original = new() { Id = 1 };
        StateSerializer.Save(original);
        Node clone = original.Clone();
        clone.Id = 2;

        Node copy = RoundTrip.Of(new Node { Next = clone, Other = original });

        Assert.Equal((2, 1), (copy.Next!.Id, copy.Other!.Id));
    }

    [Fact]
    public void Saves_that_run_at_the_same_time_over_the_same_objects_do_not_disturb_each_other()
    {
        Node[] nodes = [.. Enumerable.Range(0, 2_000).Select(id => new Node { Id = id })];
        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i].Next = nodes[(i + 1) % nodes.Length];
            nodes[i].Other = nodes[(i * 7) % nodes.Length];
        }

        byte[][] expected = [.. nodes.Take(4).Select(node => StateSerializer.Save(node))];
        Parallel.For(0, 64, i => Assert.Equal(expected[i % 4], StateSerializer.Save(nodes[i % 4])));
    }

    [Fact]
    public void User_equality_is_never_asked()
    {
        Containers copy = RoundTrip.Of(new Containers { Objects = [new AlwaysEqual(), new AlwaysEqual()] });

        Assert.NotSame(copy.Objects![0], copy.Objects[1]);
    }
}

[Savable]
public sealed partial class AlwaysEqual
{
    public override bool Equals(object? obj) => throw new InvalidOperationException("Nobody asked.");

    public override int GetHashCode() => throw new InvalidOperationException("Nobody asked.");
}
