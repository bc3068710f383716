namespace Stateify.Tests.Graph;

/// <summary>Bugs that users of other libraries have met. COVERAGE.md lists them all, with the tests that other classes have.</summary>
public sealed class AcceptanceTests
{
    [Fact]
    public void A_million_nodes_that_a_collection_lists_backwards_need_no_stack()
    {
        const int Count = 1_000_000;
        List<Node> nodes = [.. Enumerable.Range(0, Count).Select(static id => new Node { Id = id })];
        for (int i = 0; i + 1 < Count; i++)
            nodes[i].Next = nodes[i + 1];
        nodes.Reverse();

        Box<List<Node>> copy = null!;
        Thread thread = new(() => copy = StateSerializer.Load<Box<List<Node>>>(StateSerializer.Save(new Box<List<Node>> { Value = nodes }))!, 1 << 20);
        thread.Start();
        thread.Join();

        List<Node> restored = copy.Value!;
        Assert.Equal(Count, restored.Count);
        for (int i = 1; i < Count; i++)
            Assert.True(restored[i].Id == Count - 1 - i && ReferenceEquals(restored[i].Next, restored[i - 1]), $"Node {i}");
    }

    [Fact]
    public void Fields_share_a_boxed_struct_and_lists_share_an_object()
    {
        object box = new Point { X = 1 };
        Node shared = new() { Tag = box };
        Node root = new() { Tag = box, Next = shared, Other = new Node { Tag = new object[] { new List<Node> { shared }, new List<Node> { shared } } } };

        Node copy = RoundTrip.Of(root);

        Assert.Same(copy.Tag, copy.Next!.Tag);
        object[] lists = (object[])copy.Other!.Tag!;
        Assert.NotSame(lists[0], lists[1]);
        Assert.Same(copy.Next, ((List<Node>)lists[0])[0]);
        Assert.Same(copy.Next, ((List<Node>)lists[1])[0]);
    }

    [Fact]
    public void A_copy_of_a_loaded_set_or_dictionary_finds_what_is_in_it()
    {
        Containers copy = RoundTrip.Of(new Containers
        {
            Set = new(StringComparer.OrdinalIgnoreCase) { "Key" },
            OwnerSet = [new Containers()],
            Counts = new(StringComparer.OrdinalIgnoreCase) { ["Key"] = 1 },
        });

        Assert.Contains("KEY", new HashSet<string>(copy.Set!, copy.Set!.Comparer));
        Assert.Contains(copy.OwnerSet!.Single(), new HashSet<Containers>(copy.OwnerSet!));
        Assert.Equal(1, new Dictionary<string, int>(copy.Counts!, copy.Counts!.Comparer)["kEY"]);
    }

    [Fact]
    public void The_hidden_list_of_a_collection_expression_is_refused_with_its_place()
    {
        Containers root = new() { ReadOnly = [new Node(), new Node()] };
        Assert.StartsWith("<>z__ReadOnlyArray", root.ReadOnly.GetType().Name, StringComparison.Ordinal);

        StateException error = Assert.Throws<StateException>(() => StateSerializer.Save(root));

        Assert.Equal((StateErrorCode.UnsavableType, "Containers.ReadOnly"), (error.Code, error.Path));
    }

    [Fact]
    public void Fields_of_a_concrete_base_or_a_generic_interface_keep_the_objects_own_type()
    {
        Garage copy = RoundTrip.Of(new Garage { Wheel = new Ring { Name = "w", Radius = 3, Hole = 1 }, Slot = new Slot<int> { Content = 4 } });

        Ring ring = Assert.IsType<Ring>(copy.Wheel);
        Assert.Equal(("w", 3, 1), (ring.Name, ring.Radius, ring.Hole));
        Assert.Equal(4, Assert.IsType<Slot<int>>(copy.Slot).Content);
    }

    [Fact]
    public void Fields_that_are_declared_together_are_all_saved()
    {
        Together copy = RoundTrip.Of(new Together { B = "foo", C = "bar", X = 10, Y = 20, Z = -30 });

        Assert.Equal((null, "foo", "bar", 10L, 20L, -30), (copy.A, copy.B, copy.C, copy.X, copy.Y, copy.Z));
    }

    [Fact]
    public void A_graph_with_hooks_can_be_saved_and_loaded_again_and_again()
    {
        Roles roles = new();
        roles.Put("a", 2);
        LoadOptions options = new() { Externals = new Dictionary<string, object> { ["clock"] = () => 100 } };
        byte[] first = StateSerializer.Save(roles);

        for (int i = 0; i < 3; i++)
        {
            roles = StateSerializer.Load<Roles>(StateSerializer.Save(roles), options)!;
            Assert.Equal(102, roles.Total);
            Assert.Equal(first, StateSerializer.Save(roles));
        }
    }

    [Fact]
    public void Hooks_and_replacements_work_wherever_the_object_is_held()
    {
        Restored Held() => new() { Number = 1 };
        Restored root = Held();
        foreach (object holder in (object[])[root, new Node { Tag = Held() }, new object[] { Held() }, new List<object> { Held() }, new Cell<object> { Value = Held() }, new MapsFrom<int> { ToAny = new() { [0] = Held() } }])
        {
            object copy = StateSerializer.Load<object>(StateSerializer.Save(holder))!;
            Restored restored = copy switch
            {
                Restored self => self,
                Node node => (Restored)node.Tag!,
                Cell<object> cell => (Restored)cell.Value!,
                MapsFrom<int> maps => (Restored)maps.ToAny![0]!,
                System.Collections.IList list => (Restored)list[0]!,
                _ => throw new InvalidOperationException(),
            };
            Assert.Equal((1, 1), (restored.Loads, restored.Number));
        }
    }

    [Fact]
    public void An_image_of_another_format_version_is_refused_with_a_reason_before_anything_is_built()
    {
        byte[] image = StateSerializer.Save(new Waiter { Name = "never" });
        const int VersionAt = sizeof(long);
        foreach (byte version in (byte[])[0, 2, 255])
        {
            image[VersionAt] = version;
            Waiter.Order = [];

            StateException error = Assert.Throws<StateException>(() => StateSerializer.Load<Waiter>(image));

            Assert.Equal(StateErrorCode.UnsupportedFormat, error.Code);
            Assert.Contains($"version {version} ", error.Message, StringComparison.Ordinal);
            Assert.Empty(Waiter.Order);
            Assert.Equal(StateErrorCode.UnsupportedFormat, StateSerializer.CanLoad(image).Error!.Code);
        }
    }
}
