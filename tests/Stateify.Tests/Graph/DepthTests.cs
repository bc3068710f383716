namespace Stateify.Tests.Graph;

public sealed class DepthTests
{
    private const int SmallStack = 256 * 1024;

    [Fact]
    public void A_list_of_a_million_nodes_is_saved_and_loaded_on_a_small_stack()
    {
        const int Count = 1_000_000;
        Node head = new();
        Node last = head;
        for (int id = 1; id < Count; id++)
            last = last.Next = new Node { Id = id };

        Node? copy = null;
        Thread thread = new(() => copy = StateSerializer.Load<Node>(StateSerializer.Save(head)), SmallStack);
        thread.Start();
        thread.Join();

        int length = 0;
        for (Node? node = copy; node is not null; node = node.Next)
            Assert.Equal(length++, node.Id);
        Assert.Equal(Count, length);
    }

    [Fact]
    public void Nesting_through_objects_and_collections_needs_no_stack_either()
    {
        const int Count = 100_000;
        Containers root = new();
        Containers last = root;
        for (int i = 0; i < Count; i++)
        {
            Containers next = new();
            last.Objects = [i, new List<object> { next }];
            last = next;
        }

        Containers? copy = null;
        Thread thread = new(() => copy = StateSerializer.Load<Containers>(StateSerializer.Save(root)), SmallStack);
        thread.Start();
        thread.Join();

        int depth = 0;
        for (Containers node = copy!; node.Objects is { } objects; node = (Containers)((List<object>)objects[1]!)[0])
            Assert.Equal(depth++, objects[0]);
        Assert.Equal(Count, depth);
    }

    [Fact]
    public void Work_left_behind_along_a_long_list_is_found_again()
    {
        // Each node leaves two objects of other types behind, more than the work stack holds before it compacts.
        const int Count = 50_000;
        Node head = new();
        Node last = head;
        for (int id = 0; id < Count; id++)
        {
            last.Tag = new Box<int> { Value = id };
            last.Other = new Node { Id = -id, Tag = new List<int> { id } };
            last = last.Next = new Node();
        }

        Node node = RoundTrip.Of(head);
        for (int id = 0; id < Count; id++, node = node.Next!)
        {
            Assert.Equal(id, ((Box<int>)node.Tag!).Value);
            Assert.Equal(-id, node.Other!.Id);
            Assert.Equal([id], (List<int>)node.Other.Tag!);
        }
    }
}
